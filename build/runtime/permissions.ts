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

const ask = (
  { request }: PermissionHandlers,
  contents: WebContents,
  permission: string,
  details: object,
): Promise<boolean> =>
  new Promise(decide => (request ? request(contents, permission, decide, details) : decide(false)))

/**
 * Chromium can be told beforehand to let a page see without asking the person, and so to name the cameras there are. It
 * would let it hear as well: the permissions policy of the app's own pages is what refuses that here.
 */
const seeing = '--use-fake-ui-for-media-stream'

/** Asks the app whether its page may use the camera, as Electron would when the page asks for it. */
async function mayUseCamera(contents: WebContents, handlers: PermissionHandlers, url: string) {
  const securityOrigin = new URL('/', url).href
  const page = { securityOrigin, requestingUrl: url, isMainFrame: true }
  if (handlers.check?.(contents, 'media', securityOrigin, { ...page, mediaType: 'video' }) === false)
    return false
  return ask(handlers, contents, 'media', { ...page, mediaTypes: ['video'] })
}

/**
 * Asks the app for each permission once, as it would answer a page that asked. Gives what Chromium has to be started
 * with to answer so itself.
 * @param url of the page that the window is to show
 * @throws for a permission granted that Chromium cannot be told to grant
 */
export async function settlePermissions(contents: WebContents, handlers: PermissionHandlers, url: string) {
  const blocked: Record<string, number> = {
    popups: BLOCK,
    automatic_downloads: BLOCK,
    bluetooth_guard: BLOCK,
  }
  for (const [electron, details, setting] of permissions) {
    const asked = await ask(handlers, contents, electron, details)
    if (asked && handlers.check?.(contents, electron, '', details) !== false)
      throw new Error(`electron: granting '${electron}' is not part of the Chromium runtime`)
    blocked[setting] = BLOCK
  }
  const camera = await mayUseCamera(contents, handlers, url)
  if (!camera) blocked.media_stream_camera = BLOCK
  return { contentSettings: blocked, flags: camera ? [seeing] : [] }
}
