import type { Parsed, Response } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { wayToCancel } from '../../domain/cancellation/cancellation.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { findCancelled } from '../../store/erasure/cancelledMembers.ts'
import { cancelMember, confirmNumber } from '../../store/erasure/cancelMember.ts'
import { cancellationQuestion } from '../cancelling/cancellationQuestion.ts'
import { erasureProof } from '../cancelling/checklist.ts'
import { keepAsked } from '../cancelling/keepAsked.ts'
import type { OpenCounter } from '../counter/counterAppOptions.ts'
import type { Staff } from '../counter/signIn.ts'
import { random } from '../random.ts'
import { completeDeletions } from '../requests/completeDeletions.ts'
import { verifyPin } from '../staff/verifyPin.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

type Request = Parsed<'members:cancel'>
type Answer = Result<Response<'members:cancel'>, Fault>

const now = () => new Date().toISOString()

/** What the end of a membership left behind; null where it has not ended. */
function ended({ db }: OpenCounter, memberId: string): Answer | null {
  const cancelled = findCancelled(db, memberId)
  if (!cancelled) return null
  const { cardNumber, cancelledAt } = cancelled
  return ok({ outcome: 'cancelled', memberId, cardNumber, cancelledAt })
}

/** [CAN3] */
async function cancelByOwnPin(
  { app }: IpcContext,
  open: OpenCounter,
  { memberId, numberAgain, pin }: Request,
  { staffNumber }: Staff,
): Promise<Answer> {
  const secrets = app.secrets()
  if (!secrets || pin === undefined) return err({ code: 'sign-in-refused' })
  const verified = await verifyPin(open.db, secrets, { staffNumber, pin })
  if (!verified.ok) return verified
  const cancellation = { memberId, numberAgain, cancelledBy: staffNumber, at: now() }
  const cancelled = cancelMember(open.db, cancellation, random)
  if (!cancelled.ok) return err({ code: cancelled.error })
  return ended(open, memberId) ?? err({ code: 'unexpected' })
}

/** [CAN2] [CAN4] */
async function cancelByWord(
  { coSign }: IpcContext,
  open: OpenCounter,
  { pin: _, ...asked }: Request,
  { staffNumber }: Staff,
): Promise<Answer> {
  if (coSign.isAsking()) return err({ code: 'not-now' })
  const question = { ...asked, askedBy: staffNumber, at: now() }
  const outcome = await coSign.ask(cancellationQuestion(question))
  if (outcome.outcome === 'turned-away') return ok(outcome)
  const left = ended(open, asked.memberId)
  if (left) return left
  keepAsked(open.db, { ...question, at: now() }, 'cancellation-put-off', random)
  return ok({ outcome: 'queued' })
}

/**
 * The end of a membership: the member is erased here at once, at headquarters and every other counter as soon as there is a
 * line, and each of them signs for it.
 */
export function handleCancel(context: IpcContext): void {
  const { app, signedIn } = context
  handle('members:cancel', signedIn, async (request, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const before = ended(open, request.memberId)
    if (before) return before
    // [CAN1]
    const confirmed = confirmNumber(open.db, request)
    if (!confirmed.ok) return err({ code: confirmed.error })
    const cancel = wayToCancel(staff.role) === 'own-pin' ? cancelByOwnPin : cancelByWord
    const answer = await cancel(context, open, request, staff)
    const left = findCancelled(open.db, request.memberId)
    if (left) completeDeletions(open.db, left.memberId, { by: left.cancelledBy, at: now() }, random)
    void open.sync.wake()
    return answer
  })
  handle('members:erasureProof', signedIn, async ({ memberId }) => {
    const open = app.open()
    return open ? ok(await erasureProof(open, memberId)) : err({ code: 'not-now' })
  })
}
