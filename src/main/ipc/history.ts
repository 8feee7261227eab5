import { err, ok } from '../../domain/result.ts'
import { revealChange } from '../../store/registers/revealChange.ts'
import { memberHistory } from '../members/history.ts'
import { purposeFault } from '../members/restriction.ts'
import { random } from '../random.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** What happened to a member; old and new values only for a purpose that is written down. */
export function handleHistory({ app, signedIn }: IpcContext): void {
  handle('members:history', signedIn, ({ memberId }) => {
    const open = app.open()
    return open ? ok(memberHistory(open.db, memberId)) : err({ code: 'not-now' })
  })

  handle('members:revealChange', signedIn, ({ memberId, entryId, purpose }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const fault = purposeFault(open.db, memberId, purpose)
    if (fault) return err(fault)
    const access = { memberId, changeId: entryId, purpose, by: staff.staffNumber }
    const shown = revealChange(open.db, { ...access, at: new Date().toISOString() }, random)
    if (!shown.ok) return err({ code: shown.error })
    void open.sync.wake()
    return ok({ entryId, changes: shown.value })
  })
}
