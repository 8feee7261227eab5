import type { WebContents } from './webContents.ts'

export type RequestHandler = (
  contents: WebContents,
  permission: string,
  decide: (granted: boolean) => void,
  details: object,
) => void
export type CheckHandler = (
  contents: WebContents | null,
  permission: string,
  requestingOrigin: string,
  details: object,
) => boolean
export interface PermissionHandlers {
  request: RequestHandler | null
  check: CheckHandler | null
}

/** Electron's names of permissions, and Chromium's of the content settings that they are. */
const permissions: readonly [electron: string, details: object, setting: string][] = [
  ['media', { mediaTypes: ['video'] }, 'media_stream_camera'],
  ['media', { mediaTypes: ['audio'] }, 'media_stream_mic'],
  ['geolocation', {}, 'geolocation'],
  ['notifications', {}, 'notifications'],
  ['clipboard-read', {}, 'clipboard'],
  ['midi', {}, 'midi'],
  ['midiSysex', {}, 'midi_sysex'],
  ['idle-detection', {}, 'idle_detection'],
  ['window-management', {}, 'window_placement'],
  ['storage-access', {}, 'storage_access'],
  ['sensors', {}, 'sensors'],
  ['usb', {}, 'usb_guard'],
  ['serial', {}, 'serial_guard'],
  ['hid', {}, 'hid_guard'],
  ['fileSystem', {}, 'file_system_write_guard'],
]
const BLOCK = 2

/** Chromium can be told beforehand to say yes to these, and to these only, without asking the person. */
const grantable = new Set(['media_stream_camera', 'media_stream_mic'])
const grantingFlag = '--auto-accept-camera-and-microphone-capture'

/**
 * Asks the app for each permission once, as it would answer a page that asked. Gives what Chromium has to be started
 * with to answer so itself.
 * @throws for a permission granted that Chromium cannot be told to grant
 */
export async function settlePermissions(contents: WebContents, { request, check }: PermissionHandlers) {
  const blocked: Record<string, number> = {
    popups: BLOCK,
    automatic_downloads: BLOCK,
    bluetooth_guard: BLOCK,
  }
  const flags = new Set<string>()
  for (const [electron, details, setting] of permissions) {
    const asked = await new Promise<boolean>(decide =>
      request ? request(contents, electron, decide, details) : decide(false),
    )
    if (!asked || check?.(contents, electron, '', details) === false) blocked[setting] = BLOCK
    else if (grantable.has(setting)) flags.add(grantingFlag)
    else throw new Error(`electron: granting '${electron}' is not part of the Chromium runtime`)
  }
  return { contentSettings: blocked, flags: [...flags] }
}
