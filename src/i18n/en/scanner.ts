import type { scanner as vi } from '../vi/scanner.ts'

export const scanner: typeof vi = {
  from: 'From the scanner, {{at}}',
  reading: 'Reading the picture from the scanner…',
  cannotShow: 'This scan cannot be shown here, but it was read.',
  notRemoved:
    'The picture just read could not be removed: it is still in the scanner’s folder. Please delete it.',
  left: 'Unread pictures in the scanner’s folder: {{count}} (the newest of {{at}}).',
  readNewest: 'Read the newest',
  unreadable:
    'Files in the scanner’s folder that could not be read and are still on this machine: {{count}}.',
  remove: 'Delete…',
  removeReally: 'Delete for good ({{count}})',
  keep: 'Do not delete',
  missing:
    'The scanner’s folder is not there. Check the disk or network; a supervisor changes the folder with F8.',
  notReadable:
    'The scanner’s folder cannot be opened. A supervisor checks its rights, or changes it with F8.',
  settings: {
    title: 'Document scanner',
    explain:
      'A picture that the scanner’s software saves into this folder is read at once and deleted from this machine for good. Use a folder made for this only: whatever is saved here later is deleted. What lies there already is asked about, not read unasked.',
    folder: 'Folder that the scanner saves to',
    hint: 'The full path, such as C:\\Scans or /home/counter1/scans. Empty for none.',
    wrong: 'Type the full path.',
    save: 'Save',
    on: 'Saved. From now on scans are read and deleted.',
    off: 'Saved. No folder is watched.',
    old: 'Pictures that have been in this folder for more than a day: {{count}}. Customers’ documents should not lie about: delete them.',
  },
}
