import { MAX_BATCH, PushReply } from '../contract/sync/envelope.ts'
import { paths } from '../contract/sync/join.ts'
import { ok, type Result } from '../domain/result.ts'
import type { WritableDb } from '../store/database.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { markOutbox, nextBatch, settle } from '../store/repositories/outbox.ts'
import { type ExchangeFault, exchange, type Signer } from './exchange.ts'
import { settlementsOf } from './receipts.ts'

export interface PushContext {
  db: WritableDb
  counter: Counter
  signer: Signer
  /** ISO 8601 instant. */
  now(): string
  /** Members whose delivery changed. */
  changed(memberIds: string[]): void
}

/** `unproven`: headquarters answered, but not every answer was proven; what is not settled is sent again. */
export type Pushed = { settled: number; unproven: number }

/**
 * Sends the oldest batch once. Whatever happens, every envelope stays in the outbox until a verified answer settles
 * it: `stored` when it surely did not leave, `sent` when it may have arrived.
 */
export async function pushBatch(context: PushContext): Promise<Result<Pushed, ExchangeFault>> {
  const { db, counter, signer } = context
  const batch = nextBatch(db, MAX_BATCH)
  if (batch.length === 0) return ok({ settled: 0, unproven: 0 })
  const sequences = batch.map(item => item.sequence)
  const told = () => context.changed(batch.map(item => item.memberId))

  markOutbox(db, sequences, 'sending')
  told()
  const body = `{"envelopes":[${batch.map(item => item.envelope).join(',')}]}`
  const url = counter.headquartersUrl
  const answer = await exchange({ url, path: paths.envelopes, body, reply: PushReply, signer })
  if (!answer.ok) {
    const surelyNotKept = answer.error.code === 'unreachable' || answer.error.code === 'refused'
    markOutbox(db, sequences, surelyNotKept ? 'stored' : 'sent')
    told()
    return answer
  }
  const settlements = settlementsOf(answer.value.results, batch, counter)
  settle(db, settlements, context.now())
  markOutbox(db, sequences, 'sent')
  told()
  return ok({ settled: settlements.length, unproven: batch.length - settlements.length })
}
