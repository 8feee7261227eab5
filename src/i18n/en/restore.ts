import type { restore as vi } from '../vi/restore.ts'

export const restore: typeof vi = {
  offer: 'Restore from a backup',
  title: 'Restore from a backup',
  explain:
    'Brings the data of an earlier counter to this machine. It takes the backup’s file and that counter’s recovery code; a supervisor then signs in first.',
  keeps: 'If this machine holds data already, that is put aside and not deleted.',
  file: 'Backup file',
  choose: 'Choose a file…',
  chooseAnother: 'Choose another…',
  noFile: 'No file chosen yet',
  fileMissing: 'Choose the backup’s file; its name ends in .backup',
  code: 'Recovery code',
  codeHint: '6 groups of 5 characters; the code that was valid when the backup was made',
  codeMissing: 'Enter the recovery code that is on paper',
  passphrase: 'A new passphrase, since this machine has no keychain',
  go: 'Restore',
  back: 'Back',
  bringing: 'Bringing the file into the app',
  opening: 'Opening it with the code and checking all of it',
  bringingNote: 'Do not unplug the disk. You may go back; nothing has changed.',
  openingNote: 'This step does not stop on the way; a wrong code leaves the machine as it was.',
}
