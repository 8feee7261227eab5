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
  /** Members whose delivery changed. */
  changed(memberIds: string[]): void
}

/** `unproven`: headquarters answered, but not every answer was proven; what is not settled is sent again. */
export type Pushed = {
  settled: number
  unproven: number
  /** [SYN13] Another copy of this device is at work: nothing goes on before this one has rejoined. */
  forked: boolean
}

/**
 * Sends the oldest batch once. Whatever happens, every envelope stays in the outbox until a verified answer settles
 * it: `stored` when it surely did not leave, `sent` when it may have arrived.
 */
export async function pushBatch(context: PushContext): Promise<Result<Pushed, ExchangeFault>> {
  const { db, counter, line, world, size, protocol } = context
  const batch = nextBatch(db, size.most, protocol)
  if (batch.length === 0) return ok({ settled: 0, unproven: 0, forked: false })
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
    const surelyNotKept = answer.error.code === 'unreachable' || answer.error.code === 'refused'
    markOutbox(db, sequences, surelyNotKept ? 'stored' : 'sent')
    told()
    return answer
  }
  size.answered()
  const { results } = answer.value
  const resultOf = new Map(results.map(result => [result.id, result]))
  const answered = (is: (result: PushResult, item: OutboxItem) => boolean) =>
    batch.filter(item => {
      const result = resultOf.get(item.envelopeId)
      return result && is(result, item)
    })
  const tooEarly = answered((result, item) => isBeforeItsMember(db, result, item))
  const toWait = answered((result, item) => waitsForItsMember(db, result, item))
  const toSettle = batch.filter(item => !tooEarly.includes(item) && !toWait.includes(item))
  const settlements = await settlementsOf(results, toSettle, counter, world)
  settle(db, settlements, instantIn(world))
  const cancelled = answered((result, item) => cancelledElsewhere(result, item, counter))
  for (const { memberId } of cancelled) applyCancellation(db, memberId, instantIn(world))
  if (settlements.length < batch.length) markOutbox(db, sequences, 'sent')
  const taken = answered(isTakenByCopy)
  const old = taken.filter(item => makerOf(item) !== counter.deviceId)
  for (const item of [...old, ...tooEarly]) reissue(db, item, world, instantIn(world))
  told()
  const settled = settlements.length + cancelled.length + old.length + tooEarly.length
  return ok({ settled, unproven: batch.length - settled, forked: old.length < taken.length })
}
