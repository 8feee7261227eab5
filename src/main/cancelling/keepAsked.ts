import type { WritableDb } from '../../store/database.ts'
import type { Randomness } from '../../store/enrol.ts'
import { requestsOf } from '../requests/requests.ts'
import { takeRequest } from '../requests/takeRequest.ts'
import type { AskedCancellation } from './cancellationQuestion.ts'

/** Nothing of why: the clerk was told that the reason is not kept. */
const DESCRIPTION = 'Xin huỷ hội viên và xoá thông tin; giám sát chưa duyệt tại quầy'
const BY_REPRESENTATIVE = 'Người đại diện'

/**
 * [CAN4] A cancellation that was put off or turned away is a request to be deleted, with its clock, on the board of the rights desk; where
 * one is open already, that is it.
 */
export function keepAsked(
  db: WritableDb,
  {
    memberId,
    requester,
    askedBy: by,
    at,
  }: Pick<AskedCancellation, 'memberId' | 'requester' | 'askedBy' | 'at'>,
  random: Randomness,
): void {
  if (requestsOf(db, memberId).some(({ kind, completedAt }) => kind === 'delete' && completedAt === null))
    return
  const request = {
    ...{ requestId: random.uuid(), memberId, description: DESCRIPTION },
    ...({ kind: 'delete', channel: 'in-person', identityCheck: 'document' } as const),
    representative: requester === 'representative' ? BY_REPRESENTATIVE : null,
  }
  takeRequest(db, request, { by, at }, random)
}
