import { randomUUID } from 'node:crypto'
import { err, ok } from '../../domain/result.ts'
import { cancelMember } from '../../store/erasure/cancelMember.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** A supervisor ends a membership: the member is erased here at once, and at headquarters as soon as there is a line. */
export function handleCancel({ app, signedIn }: IpcContext): void {
  handle('members:cancel', signedIn, ({ memberId, numberAgain }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const at = new Date().toISOString()
    const cancellation = { memberId, numberAgain, cancelledBy: staff.staffNumber, at }
    const cancelled = cancelMember(open.db, cancellation, { uuid: () => randomUUID() })
    if (!cancelled.ok) return err({ code: cancelled.error })
    void open.sync.wake()
    const { cardNumber, cancelledAt } = cancelled.value
    return ok({ memberId, cardNumber, cancelledAt })
  })
}
