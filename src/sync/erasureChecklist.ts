import { ChecklistReply, type ErasureChecklist } from '../contract/sync/erasureChecklist.ts'
import { paths } from '../contract/sync/join.ts'
import { erasureText } from '../domain/outbox/erasure.ts'
import { ok, type Result } from '../domain/result.ts'
import type { ReadableDb } from '../store/database.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { type DeviceKey, verifySignature } from './deviceKey.ts'
import type { ExchangeFault } from './exchange.ts'
import { isErasureOf } from './headquartersErasure.ts'
import { lineOf } from './line.ts'

/** Somebody stands at the counter and waits. */
const TIMEOUT_MS = 10_000

/** Asks headquarters which places have stated to have erased a member. Null: nobody of this store left under that id. */
export async function askChecklist(
  place: { db: ReadableDb; counter: Counter; key: DeviceKey },
  memberId: string,
): Promise<Result<ErasureChecklist | null, ExchangeFault>> {
  const body = JSON.stringify({ memberId })
  const asked = { path: paths.erasureChecklist, body, reply: ChecklistReply, timeoutMs: TIMEOUT_MS }
  const answer = await lineOf(place).ask(asked)
  return answer.ok ? ok(answer.value.checklist) : answer
}

/** [ERA8] Whether that device signed that it has erased this very member; null where it has said nothing. */
export function isStated(
  { deviceId, publicKey, statement }: ErasureChecklist['devices'][number],
  memberId: string,
): boolean | null {
  if (!statement) return null
  const isAboutThis = statement.deviceId === deviceId && statement.memberId === memberId
  return isAboutThis && verifySignature(publicKey, erasureText(statement), statement.signature)
}

/** [ERA9] Whether headquarters' own key signed its statement. */
export const isStatedByHeadquarters = ({ memberId, headquarters }: ErasureChecklist, counter: Counter) =>
  isErasureOf(memberId, headquarters, counter)
