import type { RequestOccasion } from '../../domain/request/kinds.ts'
import type { WritableDb } from '../../store/database.ts'
import type { Randomness } from '../../store/enrol.ts'
import { recordEvent } from '../../store/registers/recordEvent.ts'
import { requestsOf } from '../requests/requests.ts'
import type { AskedCancellation } from './cancellationQuestion.ts'

type Asked = Pick<AskedCancellation, 'memberId' | 'requester' | 'representative' | 'askedBy' | 'at'>

/**
 * [CAN4] A cancellation that was put off or turned away is a request to be deleted, with its clock, on the board of the rights
 * desk; where one is open already, that is it. Nothing of why is kept [CAN5]: what came of it at the counter is its occasion.
 */
export function keepAsked(db: WritableDb, asked: Asked, occasion: RequestOccasion, random: Randomness): void {
  const { memberId, requester, representative, askedBy: by, at } = asked
  if (requestsOf(db, memberId).some(({ kind, completedAt }) => kind === 'delete' && completedAt === null))
    return
  const kept = {
    ...({ kind: 'delete', channel: 'in-person', identityCheck: 'number-read-again' } as const),
    byRepresentative: requester === 'representative',
    occasion,
  }
  const entry = { eventId: random.uuid(), register: 'request', entryId: random.uuid(), memberId } as const
  const personal = { description: null, requester: representative }
  recordEvent(db, { ...entry, what: 'received', at, by, kept, personal }, random)
}
