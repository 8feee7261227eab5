import { FetchReply } from '../contract/sync/fetch.ts'
import { paths } from '../contract/sync/join.ts'
import type { FetchPurpose } from '../domain/member/fetchPurpose.ts'
import type { Result } from '../domain/result.ts'
import type { ReadableDb } from '../store/database.ts'
import type { Counter } from '../store/repositories/counter.ts'
import type { DeviceKey } from './deviceKey.ts'
import type { ExchangeFault } from './exchange.ts'
import { lineOf } from './line.ts'

/** Somebody stands at the counter and waits. */
const TIMEOUT_MS = 10_000

/** [RET5] Asks headquarters for one member of this store; headquarters writes down who asked and what for. */
export function fetchMember(
  place: { db: ReadableDb; counter: Counter; key: DeviceKey },
  asked: { memberId: string; purpose: FetchPurpose; staffNumber: string },
): Promise<Result<FetchReply, ExchangeFault>> {
  const body = JSON.stringify(asked)
  return lineOf(place).ask({ path: paths.fetchMember, body, reply: FetchReply, timeoutMs: TIMEOUT_MS })
}
