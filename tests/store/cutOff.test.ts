import { afterEach, beforeEach, expect, it } from 'vitest'
import { enrol } from '../../src/store/enrol.ts'
import { cutOffAt, keepCutOff } from '../../src/store/repositories/cutOff.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { nextBatch, settle } from '../../src/store/repositories/outbox.ts'
import { shrinkSlice } from '../../src/store/retention/shrink.ts'
import { AT, enrolment, makeStore, random, type TestStore } from './counterFixture.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
})
afterEach(() => store.remove())

it('[REV3] at a counter that was cut off, facts go as soon as headquarters has confirmed them, and no sooner', () => {
  for (const serial of [1, 2]) enrol(store.db, enrolment(serial), random)
  const [confirmed, waiting] = nextBatch(store.db, 2)
  if (!confirmed || !waiting) throw new Error('not in the outbox')
  settle(store.db, [{ envelopeId: confirmed.envelopeId, state: 'confirmed', receipt: '{}' }], AT)
  expect(shrinkSlice(store.db, new Date(AT))).toBe(0)
  expect(keepCutOff(store.db, true, AT)).toBe(true)
  expect([keepCutOff(store.db, true, AT), cutOffAt(store.db)]).toEqual([false, AT])
  expect(shrinkSlice(store.db, new Date(AT))).toBe(1)
  expect(findMember(store.db, confirmed.memberId)).toBe(null)
  expect(findMember(store.db, waiting.memberId)).not.toBe(null)
  expect([keepCutOff(store.db, false, AT), cutOffAt(store.db)]).toEqual([true, null])
})
