import { err, ok } from '../../domain/result.ts'
import { inTransaction } from '../../store/database.ts'
import { appendAudit } from '../../store/repositories/audit.ts'
import { changeDeviceSettings, readDeviceSettings } from '../devices/deviceSettings.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** What is plugged into the counter: its camera, and the folder that its document scanner saves to. */
export function handleDevices({ app, dataFolder, scanner, signedIn, verified }: IpcContext): void {
  handle('devices:camera', signedIn, () => ok(readDeviceSettings(dataFolder).camera))
  handle('devices:setCamera', signedIn, camera => ok(changeDeviceSettings(dataFolder, { camera }).camera))

  handle('scanner:state', signedIn, () => ok(scanner.state()))
  handle('scanner:setFolder', signedIn, ({ folder }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const watched = scanner.watch(folder)
    if (!watched.ok) return err({ code: watched.error })
    changeDeviceSettings(dataFolder, { scannerFolder: folder })
    // Where scans lie is a matter of who may see them: who changed it is kept, where it is stays on this machine.
    const told = { action: folder === null ? 'scanner.off' : 'scanner.set', subject: null, commitment: null }
    const at = new Date().toISOString()
    inTransaction(open.db, () => void appendAudit(open.db, { at, actor: staff.staffNumber, ...told }))
    return watched
  })
  handle('scanner:read', signedIn, async ({ scanId }) => {
    const read = await scanner.read(scanId)
    if (!read.ok) return err({ code: read.error })
    if (read.value.reading) verified.remember(read.value.reading)
    return read
  })
  handle('scanner:remove', signedIn, ({ scanIds }) => ok(scanner.remove(scanIds)))
}
