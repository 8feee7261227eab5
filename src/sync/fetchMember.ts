import { FetchReply } from '../contract/sync/fetch.ts'
import { paths } from '../contract/sync/join.ts'
import type { FetchPurpose } from '../domain/member/fetchPurpose.ts'
import type { Result } from '../domain/result.ts'
import type { Counter } from '../store/repositories/counter.ts'
import type { DeviceKey } from './deviceKey.ts'
import { type ExchangeFault, exchange } from './exchange.ts'

/** Somebody stands at the counter and waits. */
const TIMEOUT_MS = 10_000

const offsetBy = (date: string | null) => {
  const theirs = Date.parse(date ?? '')
  return Number.isNaN(theirs) ? 0 : theirs - Date.now()
}

/** [RET5] Asks headquarters for one member of this store; headquarters writes down who asked and what for. */
export async function fetchMember(
  counter: Counter,
  key: DeviceKey,
  asked: { memberId: string; purpose: FetchPurpose; staffNumber: string },
): Promise<Result<FetchReply, ExchangeFault>> {
  const ask = (offsetMs: number) =>
    exchange({
      url: counter.headquartersUrl,
      path: paths.fetchMember,
      body: JSON.stringify(asked),
      reply: FetchReply,
      signer: { deviceId: counter.deviceId, key, now: () => Date.now() + offsetMs },
      timeoutMs: TIMEOUT_MS,
    })
  const first = await ask(0)
  // [SYN8] A clock that is off keeps nobody from being served.
  const isSkewed = !first.ok && first.error.code === 'refused' && first.error.problem.endsWith('clock-skew')
  return isSkewed && first.error.code === 'refused' ? ask(offsetBy(first.error.date)) : first
}
