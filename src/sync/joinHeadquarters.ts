import type * as z from 'zod'
import { JoinReply, type JoinRequest, paths } from '../contract/sync/join.ts'
import type { Result } from '../domain/result.ts'
import type { DeviceKey } from './deviceKey.ts'
import type { ExchangeFault } from './exchange.ts'
import { lineTo } from './line.ts'
import type { World } from './world.ts'

/**
 * Joins headquarters with a one-time code: sends the public key, gets this counter's place, roster and pepper.
 * @param standAlone [JOI3] who a counter that stood alone has been until now.
 */
export function joinHeadquarters(
  url: string,
  code: string,
  key: DeviceKey,
  { world, standAlone }: { world?: World; standAlone?: z.input<typeof JoinRequest>['standAlone'] } = {},
): Promise<Result<JoinReply, ExchangeFault>> {
  const body = JSON.stringify({ code, publicKey: key.publicKey, ...(standAlone && { standAlone }) })
  const line = lineTo({ url, signer: null, ...(world && { world }) })
  return line.ask({ path: paths.join, body, reply: JoinReply })
}
