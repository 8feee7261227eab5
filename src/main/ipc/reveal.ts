import { err, ok } from '../../domain/result.ts'
import { revealFacts } from '../../store/registers/revealFacts.ts'
import { purposeFault } from '../members/restriction.ts'
import { random } from '../random.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** Facts in full, each time for a purpose that is written down. */
export function handleReveal({ app, signedIn }: IpcContext): void {
  handle('members:reveal', signedIn, ({ memberId, purpose, facts }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const fault = purposeFault(open.db, memberId, purpose)
    if (fault) return err(fault)
    const by = { by: staff.staffNumber, at: new Date().toISOString() }
    const shown = revealFacts(open.db, { memberId, what: 'revealed', purpose, facts, ...by }, random)
    if (!shown.ok) return err({ code: shown.error })
    void open.sync.wake()
    return ok({ memberId, facts: shown.value })
  })
}
