import { PushReply, type PushResult } from '../contract/sync/envelope.ts'
import { paths } from '../contract/sync/join.ts'
import { ok, type Result } from '../domain/result.ts'
import type { WritableDb } from '../store/database.ts'
import { applyCancellation } from '../store/erasure/applyCancellation.ts'
import { reissue } from '../store/reissue.ts'
import { mustAnswersBeSigned } from '../store/repositories/answerSignatures.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { markOutbox, nextBatch, type OutboxItem, settle } from '../store/repositories/outbox.ts'
import type { BatchSize } from './batchSize.ts'
import type { ExchangeFault } from './exchange.ts'
import type { HeldUp } from './heldUp.ts'
import type { Line } from './line.ts'
import { patienceFor } from './patience.ts'
import {
  cancelledElsewhere,
  isBeforeItsMember,
  isTakenByCopy,
  makerOf,
  settlementsOf,
  waitsForItsMember,
} from './receipts.ts'
import { instantIn, type World } from './world.ts'

export interface PushContext {
  db: WritableDb
  counter: Counter
  line: Line
  world: World
  size: BatchSize
  /** [VER3] What headquarters is known to have. */
  protocol: number
  heldUp: HeldUp
  /** Members whose delivery changed. */
  changed(memberIds: string[]): void
}

/** `unproven`: headquarters answered, but not every answer was proven; what is not settled is sent again. */
export type Pushed = {
  settled: number
  unproven: number
  /** [SYN18] Those of the unproven that headquarters could not hold for now: what follows them goes on. */
  heldUp: number
  /** [SYN13] Another copy of this device is at work: nothing goes on before this one has rejoined. */
  forked: boolean
}

/**
 * Sends the oldest batch once. Whatever happens, every envelope stays in the outbox until a verified answer settles
 * it: `stored` when it surely did not leave, `sent` when it may have arrived.
 */
export async function pushBatch(context: PushContext): Promise<Result<Pushed, ExchangeFault>> {
  const { db, line, world, size, protocol, heldUp } = context
  const batch = nextBatch(db, size.most, { protocol, except: heldUp.members })
  if (batch.length === 0) return ok({ settled: 0, unproven: 0, heldUp: 0, forked: false })
  const sequences = batch.map(item => item.sequence)
  const told = () => context.changed(batch.map(item => item.memberId))

  markOutbox(db, sequences, 'sending')
  told()
  // [REV5] Headquarters of before this knows no such member, and of before it signed its answers.
  const clock = mustAnswersBeSigned(db) ? `"clock":"${instantIn(world)}",` : ''
  const body = `{${clock}"envelopes":[${batch.map(item => item.envelope).join(',')}]}`
  const timeoutMs = patienceFor(batch.length, Buffer.byteLength(body))
  const answer = await line.ask({ path: paths.envelopes, body, reply: PushReply, timeoutMs })
  if (!answer.ok) {
    size.failed(answer.error)
    if (isFaultAt(answer.error)) heldUp.add(batch.map(item => item.memberId))
    const surelyNotKept = answer.error.code === 'unreachable' || answer.error.code === 'refused'
    markOutbox(db, sequences, surelyNotKept ? 'stored' : 'sent')
    told()
    return answer
  }
  size.answered()
  const pushed = await keepAnswers(context, batch, answer.value.results)
  told()
  return ok(pushed)
}

/** [SYN18] Headquarters met a fault of its own at every envelope of a batch: others may be in order. */
export const isFaultAt = (fault: ExchangeFault): boolean => fault.code === 'busy' && fault.status === 500

async function keepAnswers(
  { db, counter, world, heldUp }: PushContext,
  batch: OutboxItem[],
  results: PushResult[],
): Promise<Pushed> {
  const resultOf = new Map(results.map(result => [result.id, result]))
  const answered = (is: (result: PushResult, item: OutboxItem) => boolean) =>
    batch.filter(item => {
      const result = resultOf.get(item.envelopeId)
      return result && is(result, item)
    })
  const tooEarly = answered((result, item) => isBeforeItsMember(db, result, item))
  const toWait = answered((result, item) => waitsForItsMember(db, result, item))
  // Headquarters leaves out what it has a fault at, and never all.
  const leftOut = results.length > 0 ? batch.filter(item => !resultOf.has(item.envelopeId)) : []
  const toSettle = batch.filter(item => !tooEarly.includes(item) && !toWait.includes(item))
  const settlements = await settlementsOf(results, toSettle, counter, world)
  settle(db, settlements, instantIn(world))
  const cancelled = answered((result, item) => cancelledElsewhere(result, item, counter))
  for (const { memberId } of cancelled) applyCancellation(db, memberId, instantIn(world))
  if (settlements.length < batch.length)
    markOutbox(
      db,
      batch.map(item => item.sequence),
      'sent',
    )
  const taken = answered(isTakenByCopy)
  const old = taken.filter(item => makerOf(item) !== counter.deviceId)
  for (const item of [...old, ...tooEarly]) reissue(db, item, world, instantIn(world))
  heldUp.add([...toWait, ...leftOut].map(item => item.memberId))
  const settled = settlements.length + cancelled.length + old.length + tooEarly.length
  return {
    ...{ settled, unproven: batch.length - settled, heldUp: toWait.length + leftOut.length },
    forked: old.length < taken.length,
  }
}
