import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { summaryOf } from '../../src/main/ipc/memberSummary.ts'
import type { WritableDb } from '../../src/store/database.ts'
import { enrol, type NewEnrolment } from '../../src/store/enrol.ts'
import { keepDraft } from '../../src/store/repositories/drafts.ts'
import { recentMembers } from '../../src/store/repositories/members.ts'
import { markOutbox, nextBatch, outboxSummary, settle } from '../../src/store/repositories/outbox.ts'
import { findMembers } from '../../src/store/search/findMembers.ts'
import { random } from '../store/counterFixture.ts'
import { rounded } from './figures.ts'
import { receiptOf } from './receipt.ts'

/** One thing that the window or the synchronisation asks of main. */
export type Call =
  | { kind: 'find'; typed: string }
  | { kind: 'enrol'; enrolment: NewEnrolment }
  | { kind: 'draft'; enrolment: NewEnrolment }
  | { kind: 'recent'; since: string }
  | { kind: 'sync'; at: string }

function sync(db: WritableDb, at: string): void {
  const batch = nextBatch(db, 50)
  const sequences = batch.map(item => item.sequence)
  markOutbox(db, sequences, 'sending')
  const settled = batch.map(({ envelopeId, sequence }) => ({
    envelopeId,
    state: 'confirmed' as const,
    receipt: receiptOf(sequence, envelopeId, at),
  }))
  settle(db, settled, at)
  outboxSummary(db)
}

function answer(db: WritableDb, call: Call): void {
  if (call.kind === 'find') findMembers(db, call.typed, 20).map(summaryOf)
  else if (call.kind === 'enrol') enrol(db, call.enrolment, random)
  else if (call.kind === 'recent') recentMembers(db, call.since, 200).map(summaryOf)
  else if (call.kind === 'sync') sync(db, call.at)
  else {
    const { memberId, facts, at } = call.enrolment
    keepDraft(db, { enrolmentId: memberId, content: JSON.stringify(facts) }, { staffNumber: '1001', at })
  }
}

export interface Blocked {
  /** The longest that the event loop was held up, by calls, garbage collection and the machine's other work. */
  maxMs: number
  /** The longest single call of each kind. */
  longestMs: Partial<Record<Call['kind'], number>>
}

/** Works through calls as main does: each in a turn of its own, and nothing of it beside the event loop. */
export async function answerAll(db: WritableDb, calls: readonly Call[]): Promise<Blocked> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const longestMs: Blocked['longestMs'] = {}
  await setImmediate()
  delay.enable()
  for (const call of calls) {
    const start = performance.now()
    answer(db, call)
    longestMs[call.kind] = rounded(Math.max(longestMs[call.kind] ?? 0, performance.now() - start))
    await setImmediate()
  }
  delay.disable()
  return { maxMs: rounded(delay.max / 1e6), longestMs }
}
