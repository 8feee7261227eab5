import { JoinReply, paths } from '../contract/sync/join.ts'
import type { Result } from '../domain/result.ts'
import type { DeviceKey } from './deviceKey.ts'
import type { ExchangeFault } from './exchange.ts'
import { lineTo } from './line.ts'
import type { World } from './world.ts'

/** Joins headquarters with a one-time code: sends the public key, gets this counter's place, roster and pepper. */
export function joinHeadquarters(
  url: string,
  code: string,
  key: DeviceKey,
  world?: World,
): Promise<Result<JoinReply, ExchangeFault>> {
  const body = JSON.stringify({ code, publicKey: key.publicKey })
  const line = lineTo({ url, signer: null, ...(world && { world }) })
  return line.ask({ path: paths.join, body, reply: JoinReply })
}
