import type * as z from 'zod'
import type { Result } from '../domain/result.ts'
import { type Asked, type ExchangeFault, exchange, type Signer } from './exchange.ts'
import { realWorld, type World } from './world.ts'

/** The way to headquarters: whatever is asked of it goes by here. */
export interface Line {
  ask<S extends z.ZodType>(asked: Asked<S>): Promise<Result<z.output<S>, ExchangeFault>>
}

export interface LineOptions {
  /** Headquarters' address. */
  url: string
  /** Null: a device that headquarters does not know yet asks unsigned. */
  signer: Signer | null
  world?: World
}

const isSkew = (fault: ExchangeFault) => fault.code === 'refused' && fault.problem.endsWith('clock-skew')

/**
 * [SYN8] A counter whose clock is off is told the time, asks once more with that, and signs with it from then on; what it
 * records keeps its own.
 */
export function lineTo({ url, signer, world = realWorld }: LineOptions): Line {
  let aheadMs = 0
  const once = <S extends z.ZodType>(asked: Asked<S>) =>
    exchange(world, url, asked, signer && { ...signer, aheadMs })
  return {
    async ask(asked) {
      const first = await once(asked)
      if (first.ok || !isSkew(first.error) || first.error.code !== 'refused') return first
      const theirs = Date.parse(first.error.date ?? '')
      if (Number.isNaN(theirs)) return first
      aheadMs = theirs - world.now()
      return once(asked)
    },
  }
}
