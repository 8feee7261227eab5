import { JoinReply, paths } from '../contract/sync/join.ts'
import type { Result } from '../domain/result.ts'
import type { DeviceKey } from './deviceKey.ts'
import type { ExchangeFault } from './exchange.ts'
import { lineTo } from './line.ts'

/** Joins headquarters with a one-time code: sends the public key, gets this counter's place, roster and pepper. */
export function joinHeadquarters(
  url: string,
  code: string,
  key: DeviceKey,
): Promise<Result<JoinReply, ExchangeFault>> {
  const body = JSON.stringify({ code, publicKey: key.publicKey })
  return lineTo({ url, signer: null }).ask({ path: paths.join, body, reply: JoinReply })
}
