import { paths } from '../contract/sync/join.ts'
import { RejoinReply } from '../contract/sync/rejoin.ts'
import type { Result } from '../domain/result.ts'
import type { DeviceKey } from './deviceKey.ts'
import { type ExchangeFault, exchange } from './exchange.ts'

/** The device that this store was until now. */
export interface Before {
  deviceId: string
  key: DeviceKey
}

/**
 * [SYN14] Has headquarters make a device of its own of a copy. A counter whose clock is off is told the time, and asks
 * once more with that.
 */
export async function rejoinHeadquarters(
  url: string,
  before: Before,
  next: DeviceKey,
): Promise<Result<RejoinReply, ExchangeFault>> {
  const body = JSON.stringify({ publicKey: next.publicKey })
  const ask = (aheadMs: number) => {
    const signer = { ...before, now: () => Date.now() + aheadMs }
    return exchange({ url, path: paths.rejoin, body, reply: RejoinReply, signer })
  }
  const first = await ask(0)
  if (first.ok || first.error.code !== 'refused' || !first.error.problem.endsWith('clock-skew')) return first
  const theirs = Date.parse(first.error.date ?? '')
  return Number.isNaN(theirs) ? first : ask(theirs - Date.now())
}
