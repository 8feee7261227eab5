import { setTimeout as delay } from 'node:timers/promises'
import { pruneIndex } from '../duplicates/renewIndex.ts'
import type { Services } from '../services.ts'
import { catchUp, catchUpOnMembers } from './catchUp.ts'

const EVERY_MS = 60_000
/** So many rounds for one that looks through every store's feed. */
const WHOLE_EVERY = 30

/**
 * Does what nobody asks for, at once and then every minute: several instances may, since each piece is a transaction of its
 * own. What fails is tried again the next time. Ends soon after it is told to.
 */
export function keepUp(services: Services): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const running = (async () => {
    for (let at = 0; !signal.aborted; at += 1) {
      await round(services, at, signal).catch(error =>
        services.log.warn({ err: error }, 'upkeep failed and is tried again'),
      )
      await delay(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

async function round(services: Services, at: number, signal: AbortSignal): Promise<void> {
  await (at % WHOLE_EVERY === 0 ? catchUp : catchUpOnMembers)(services, signal)
  if (!signal.aborted) await pruneIndex(services)
}
