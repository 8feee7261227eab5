import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enrol } from '../../src/store/enrol.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import {
  markOutbox,
  nextBatch,
  outboxSummary,
  settle,
  unknownAfterCrash,
} from '../../src/store/repositories/outbox.ts'
import { AT, enrolment, makeStore, random, type TestStore } from './counterFixture.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
  for (let n = 1; n <= 3; n += 1) enrol(store.db, enrolment(n), random)
})
afterEach(() => store.remove())

const ids = () => nextBatch(store.db, 10).map(item => item.envelopeId)

describe('the outbox', () => {
  it('[SYN2] gives the oldest first, never more than asked for', () => {
    expect(nextBatch(store.db, 2).map(item => item.sequence)).toEqual([1, 2])
  })

  it('[SYN3] keeps an envelope open until it is settled, however often it was tried', () => {
    for (const state of ['sending', 'sent', 'stored', 'sent'] as const) {
      markOutbox(store.db, [1, 2, 3], state)
      expect(nextBatch(store.db, 10).map(item => item.state)).toEqual([state, state, state])
    }
    expect(outboxSummary(store.db)).toEqual({ waiting: 3, refused: 0, lastConfirmedAt: null })
  })

  it('[SYN9] sets a refused envelope aside with its reason and goes on with the next', () => {
    const [first, second] = ids() as [string, string]
    const refusal = JSON.stringify({ reason: 'malformed', detail: '' })
    settle(store.db, [{ envelopeId: first, state: 'refused', refusal }], AT)
    settle(store.db, [{ envelopeId: second, state: 'confirmed', receipt: '{}' }], AT)
    expect(nextBatch(store.db, 10).map(item => item.sequence)).toEqual([3])
    expect(outboxSummary(store.db)).toEqual({ waiting: 1, refused: 1, lastConfirmedAt: AT })
    expect(verifyAudit(store.db)).toMatchObject({ ok: true })
  })

  it('[SYN3] never takes a settled answer back', () => {
    const [first] = ids() as [string]
    settle(store.db, [{ envelopeId: first, state: 'confirmed', receipt: '{"a":1}' }], AT)
    settle(store.db, [{ envelopeId: first, state: 'refused', refusal: '{}' }], AT)
    markOutbox(store.db, [1], 'sending')
    const settled = store.db.prepare('SELECT state, receipt, refusal FROM outbox WHERE sequence = 1').get()
    expect(settled).toEqual({ state: 'confirmed', receipt: '{"a":1}', refusal: null })
  })

  it('[SYN10] after a crash, what was under way is sent again', () => {
    markOutbox(store.db, [1, 2], 'sending')
    unknownAfterCrash(store.db)
    expect(nextBatch(store.db, 10).map(item => item.state)).toEqual(['sent', 'sent', 'stored'])
    expect(findMember(store.db, nextBatch(store.db, 1)[0]?.memberId ?? '')?.delivery.state).toBe('sent')
  })
})
