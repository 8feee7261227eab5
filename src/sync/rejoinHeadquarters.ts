import { paths } from '../contract/sync/join.ts'
import { RejoinReply } from '../contract/sync/rejoin.ts'
import type { Result } from '../domain/result.ts'
import type { DeviceKey } from './deviceKey.ts'
import type { ExchangeFault, Signer } from './exchange.ts'
import { lineTo } from './line.ts'
import type { World } from './world.ts'

/** [SYN14] Has headquarters make a device of its own of a copy. @param before the device that this store was until now. */
export function rejoinHeadquarters(
  url: string,
  before: Signer,
  next: DeviceKey,
  world?: World,
): Promise<Result<RejoinReply, ExchangeFault>> {
  const body = JSON.stringify({ publicKey: next.publicKey })
  const line = lineTo({ url, signer: before, ...(world && { world }) })
  return line.ask({ path: paths.rejoin, body, reply: RejoinReply })
}
