import { err, ok } from '../../domain/result.ts'
import { retainDays, setRetainDays } from '../../store/retention/window.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** How long this store keeps members' facts once headquarters has them. A change is in the audit log. */
export function handleRetention({ app, signedIn }: IpcContext): void {
  handle('retention:days', signedIn, () => {
    const open = app.open()
    return open ? ok({ days: retainDays(open.db) }) : err({ code: 'not-now' })
  })
  handle('retention:set', signedIn, ({ days }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    setRetainDays(open.db, days, { staffNumber: staff.staffNumber, at: new Date().toISOString() })
    return ok({ days: retainDays(open.db) })
  })
}
