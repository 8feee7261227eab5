import { verifySignature } from '../../../src/sync/deviceKey.ts'
import type { World } from '../../../src/sync/world.ts'
import type { SimulatedLine } from '../network/line.ts'
import type { Chance } from '../random.ts'
import type { Stage } from '../stage.ts'
import type { Life } from './life.ts'

export interface WorldOptions {
  stage: Stage
  chance: Chance
  line: SimulatedLine
  life: Life
  /** By how much this machine's clock is wrong, milliseconds. */
  clockError(): number
  /** Kills the counter while it waits. */
  kill(): void
}

/** The world of one run of a counter: virtual time, a clock that may be wrong, and a bad line. */
export function worldOf({ stage, chance, line, life, clockError, kill }: WorldOptions): World {
  /** What comes of waiting: nothing, where the run has ended before or ends now. */
  const come = (work: () => void) => {
    if (!life.isAlive) return
    if (chance.hits(stage.faults.counterKilledWaiting)) kill()
    else work()
  }
  return {
    now: () => stage.schedule.now + clockError(),
    after: (ms, work) => stage.schedule.after(ms, () => come(work)),
    chance: () => chance.next(),
    uuid: () => chance.uuid(),
    nonce: () => chance.bytes(16).toString('base64url'),
    send: request =>
      new Promise(resolve => {
        if (life.isAlive) line.send(request, outcome => come(() => resolve(outcome)))
      }),
    // At once: threads would bring an order of their own into it.
    verify: async (publicKey, text, signature) => verifySignature(publicKey, text, signature),
  }
}

/** Resolves after that time, unless the run has ended. */
export const momentIn = (world: World, ms: number): Promise<void> =>
  new Promise(resolve => {
    world.after(ms, resolve)
  })
