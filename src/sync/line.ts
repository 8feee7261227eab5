import type * as z from 'zod'
import type { Result } from '../domain/result.ts'
import type { ReadableDb, WritableDb } from '../store/database.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { type AnswerProof, answerProof } from './answerProof.ts'
import type { DeviceKey } from './deviceKey.ts'
import { type Asked, type ExchangeFault, exchange, type Signer } from './exchange.ts'
import { type Answer, realWorld, type World } from './world.ts'

/** The way to headquarters: whatever is asked of it goes by here. */
export interface Line {
  ask<S extends z.ZodType>(asked: Asked<S>): Promise<Result<z.output<S>, ExchangeFault>>
}

export interface LineOptions {
  /** Headquarters' address. */
  url: string
  /** Null: a device that headquarters does not know yet asks unsigned. */
  signer: Signer | null
  proof?: AnswerProof | null
  world?: World
}

const isSkew = (fault: ExchangeFault) => fault.code === 'refused' && fault.problem.endsWith('clock-skew')

const isRefused = (fault: ExchangeFault, ...statuses: number[]) =>
  fault.code === 'refused' && statuses.includes(fault.status)

const isAltered = (fault: ExchangeFault) =>
  fault.code === 'refused' && fault.problem.endsWith('digest-mismatch')

/**
 * [SYN8] A counter whose clock is off is told the time, asks once more with that, and signs with it from then on; what it
 * records keeps its own. [SYN16] Bodies are packed for a headquarters whose last answer said that it takes them so.
 */
export function lineTo({ url, signer, proof = null, world = realWorld }: LineOptions): Line {
  let aheadMs = 0
  let packs = false
  let mayPack = true
  const heard = (answer: Answer) => {
    packs = mayPack && (answer.header('accept-encoding') ?? '').includes('gzip')
  }
  const once = <S extends z.ZodType>(asked: Asked<S>) =>
    exchange({ world, url, signing: signer && { ...signer, aheadMs }, proof, packs, heard }, asked)

  /** Plain where packing may be what was in the way: an instance of an older version, or a proxy that unpacks by itself. */
  async function plainIfNeedBe<S extends z.ZodType>(asked: Asked<S>) {
    const packed = packs
    const first = await once(asked)
    if (!packed || first.ok) return first
    if (isAltered(first.error)) mayPack = packs = false
    return packs || !isRefused(first.error, 400, 401, 415) ? first : once(asked)
  }

  return {
    async ask(asked) {
      const first = await plainIfNeedBe(asked)
      if (first.ok || !isSkew(first.error) || first.error.code !== 'refused') return first
      const theirs = Date.parse(first.error.date ?? '')
      if (Number.isNaN(theirs)) return first
      aheadMs = theirs - world.now()
      return plainIfNeedBe(asked)
    },
  }
}

export interface OwnLineOptions {
  db: ReadableDb
  counter: Counter
  key: DeviceKey
  /** Where it is kept that headquarters signs its answers. */
  learn?: WritableDb
  world?: World
}

/** The line of a counter that has joined. */
export const lineOf = ({ db, counter, key, learn, world }: OwnLineOptions): Line =>
  lineTo({
    url: counter.headquartersUrl,
    signer: { deviceId: counter.deviceId, key },
    proof: answerProof(db, counter, learn ?? null),
    ...(world && { world }),
  })
