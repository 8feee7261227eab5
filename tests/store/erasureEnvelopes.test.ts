import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enrol } from '../../src/store/enrol.ts'
import { unstatedErasures } from '../../src/store/erasure/cancelledMembers.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { emptyLog } from '../../src/store/erasure/emptyLog.ts'
import { stateErasures } from '../../src/store/erasure/stateErasures.ts'
import { openStore } from '../../src/store/open.ts'
import { reissue } from '../../src/store/reissue.ts'
import { markOutbox, nextBatch, outboxSummary, settle } from '../../src/store/repositories/outbox.ts'
import { AT, counter, enrolment, makeStore, random, type TestStore } from './counterFixture.ts'
import { confirm, enrolLeaver, leaverFacts, refuse, traces } from './leaver.ts'
import { everythingIn, found } from './plainPages.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
})
afterEach(() => store.remove())

const LATER = '2026-11-22T09:00:00.000Z'
const supervisor = { cancelledBy: '2001', at: LATER }
const cancel = (memberId: string, numberAgain = leaverFacts.number) =>
  cancelMember(store.db, { memberId, numberAgain, ...supervisor }, random)
const left = (texts = traces(leaverFacts)) => found(texts, everythingIn(store.folder, store.key))
const row = (memberId: string, kind: string) =>
  store.db.prepare('SELECT * FROM outbox WHERE member_id = ? AND kind = ?').get(memberId, kind) as
    | Record<string, string | null>
    | undefined

describe('the envelopes of who was cancelled', () => {
  it('[ERA3] a confirmed one keeps number, hash and receipt', () => {
    const { memberId } = enrolLeaver(store)
    const before = row(memberId, 'enrolment')
    confirm(store, memberId, AT)
    cancel(memberId)
    expect(row(memberId, 'enrolment')).toEqual({
      ...before,
      envelope: null,
      state: 'confirmed',
      receipt: '{"storedAt":"then"}',
      settled_at: AT,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('[ERA4] any other becomes a void under its own id and number, and goes before the cancellation', () => {
    enrol(store.db, enrolment(1), random)
    const { memberId } = enrolLeaver(store)
    const before = row(memberId, 'enrolment')
    refuse(store, memberId, AT)
    cancel(memberId)
    const batch = nextBatch(store.db, 10)
    expect(batch.map(({ sequence, kind }) => [sequence, kind])).toEqual([
      [1, 'enrolment'],
      [2, 'void'],
      [3, 'cancellation'],
    ])
    expect(JSON.parse(batch[1]?.envelope ?? '')).toEqual({
      version: 1,
      id: before?.envelope_id,
      deviceId: counter.deviceId,
      sequence: 2,
      kind: 'void',
      occurredAt: LATER,
      body: { memberId },
    })
    expect(outboxSummary(store.db)).toMatchObject({ waiting: 3, refused: 0 })
  })

  it('[ERA4] a refusal of the enrolment that comes after the void is not the void’s; a receipt is', () => {
    const { memberId } = enrolLeaver(store)
    const [sent] = nextBatch(store.db, 1)
    if (!sent) throw new Error('nothing to send')
    markOutbox(store.db, [1], 'sending')
    cancel(memberId)
    const { envelopeId, envelope } = sent
    settle(store.db, [{ envelopeId, state: 'refused', refusal: '{}', sent: envelope }], LATER)
    markOutbox(store.db, [1], 'sent')
    expect(nextBatch(store.db, 1)).toMatchObject([{ sequence: 1, kind: 'void', state: 'sent' }])
    settle(store.db, [{ envelopeId, state: 'confirmed', receipt: '{}' }], LATER)
    expect(nextBatch(store.db, 1)).toMatchObject([{ sequence: 2, kind: 'cancellation' }])
  })
})

it('[ERA4] an enrolment that has to be made anew is not, once it was cancelled while its answer was on its way', () => {
  const { memberId } = enrolLeaver(store)
  const [sent] = nextBatch(store.db, 1)
  if (!sent) throw new Error('nothing to send')
  cancel(memberId)
  reissue(store.db, sent, random, LATER)
  emptyLog(store.db)
  expect(left()).toEqual([])
  expect(nextBatch(store.db, 9).map(({ sequence, kind }) => [sequence, kind])).toEqual([
    [1, 'void'],
    [2, 'cancellation'],
  ])
})

describe('[ERA5] the statement of an erasure', () => {
  const state = () =>
    stateErasures(
      store.db,
      { deviceId: counter.deviceId, sign: () => 'A'.repeat(86), now: () => LATER },
      random,
    )

  it('is made once, after the log of recent writes was emptied', () => {
    const { memberId } = enrolLeaver(store)
    cancel(memberId)
    expect(state()).toBe(1)
    expect(state()).toBe(0)
    expect(JSON.parse(row(memberId, 'erasure')?.envelope ?? '')).toMatchObject({
      sequence: 3,
      body: {
        memberId,
        statement: { deviceId: counter.deviceId, memberId, erasedAt: LATER, scope: 'store' },
      },
    })
  })

  it('waits while somebody else reads the store as it was, and is made up for after a restart', () => {
    const { memberId } = enrolLeaver(store)
    const reader = openStore(store.file, store.key)
    if (!reader.ok) throw new Error(reader.error)
    reader.value.exec('BEGIN')
    reader.value.prepare('SELECT count(*) FROM member').get()
    cancel(memberId)
    expect(state()).toBe(0)
    expect(left()).toContain(leaverFacts.number)
    expect(unstatedErasures(store.db)).toEqual([{ memberId }])
    reader.value.exec('COMMIT')
    reader.value.close()
    store.db.close()
    const again = openStore(store.file, store.key)
    if (!again.ok) throw new Error(again.error)
    store.db = again.value
    expect(state()).toBe(1)
    expect(left()).toEqual([])
  })
})
