import type { WritableDb } from '../../store/database.ts'
import type { Randomness } from '../../store/enrol.ts'
import { actOnRequest } from './actOnRequest.ts'
import { requestsOf } from './requests.ts'

/** What the register says; of a member who left it keeps no text. */
const DONE = { outcome: 'done', answer: 'Đã xóa', reason: 'Hội viên đã được hủy' } as const

/** [REQ10] Once the membership has ended, the customer's open requests to be deleted are carried out. Gives how many. */
export function completeDeletions(
  db: WritableDb,
  memberId: string,
  doing: { by: string; at: string },
  random: Randomness,
): number {
  const open = requestsOf(db, memberId).filter(({ kind, completedAt }) => kind === 'delete' && !completedAt)
  for (const { requestId } of open) actOnRequest(db, { what: 'completed', requestId, ...DONE }, doing, random)
  return open.length
}
