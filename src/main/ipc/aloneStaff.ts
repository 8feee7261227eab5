import { err } from '../../domain/result.ts'
import { addStaff, dismissStaff } from '../staff/aloneStaff.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** [JOI6] Who works at a counter that stands alone. */
export function handleAloneStaff({ app, signedIn }: IpcContext): void {
  handle('staff:add', signedIn, (person, staff) => {
    const [open, secrets] = [app.open(), app.secrets()]
    if (!open || !secrets || !staff) return err({ code: 'not-now' })
    return addStaff(open.db, secrets, person, staff.staffNumber)
  })
  handle('staff:dismiss', signedIn, ({ staffNumber }, staff) => {
    const open = app.open()
    return open && staff ? dismissStaff(open.db, staffNumber, staff.staffNumber) : err({ code: 'not-now' })
  })
}
