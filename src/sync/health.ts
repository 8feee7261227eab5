import { paths } from '../contract/sync/join.ts'
import { HealthProtocol } from '../contract/sync/protocol.ts'
import { urlOf } from './exchange.ts'
import { jsonOf } from './json.ts'
import { PATIENCE_MS } from './patience.ts'
import type { World } from './world.ts'

/** [VER1] The protocol that headquarters has; null where it does not answer, or something else does. [SYN17] It is asked over the same line as all else. */
export async function askHealth(world: World, headquarters: string): Promise<number | null> {
  const { href: url } = urlOf(headquarters, paths.health)
  const answer = await world.send({ method: 'GET', url, headers: {}, body: null, timeoutMs: PATIENCE_MS })
  if (!answer.ok || answer.value.status !== 200) return null
  const health = HealthProtocol.safeParse(jsonOf(answer.value.body))
  return health.success ? health.data.protocol : null
}
