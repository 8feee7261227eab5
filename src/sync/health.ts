import { paths } from '../contract/sync/join.ts'
import { HealthProtocol } from '../contract/sync/protocol.ts'
import { urlOf } from './exchange.ts'
import { jsonOf } from './json.ts'
import type { World } from './world.ts'

const TIMEOUT_MS = 5_000

/** [VER1] The protocol that headquarters has; null where it does not answer. */
export async function askHealth(world: World, headquarters: string): Promise<number | null> {
  const { href: url } = urlOf(headquarters, paths.health)
  const answer = await world.send({ method: 'GET', url, headers: {}, body: null, timeoutMs: TIMEOUT_MS })
  if (!answer.ok || answer.value.status !== 200) return null
  const health = HealthProtocol.safeParse(jsonOf(answer.value.body))
  return health.success ? health.data.protocol : 1
}
