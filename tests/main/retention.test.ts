import { afterEach, beforeEach, expect, it } from 'vitest'
import { MemberSummary } from '../../src/contract/ipc/member.ts'
import { Retention } from '../../src/main/counter/retention.ts'
import { shrunkSummaryOf } from '../../src/main/ipc/memberSummary.ts'
import type { WritableDb } from '../../src/store/database.ts'
import { enrol } from '../../src/store/enrol.ts'
import { findMember, type StoredMember } from '../../src/store/repositories/members.ts'
import { nextBatch, settle } from '../../src/store/repositories/outbox.ts'
import { findShrunk } from '../../src/store/retention/shrunkMembers.ts'
import { counter, enrolment, makeStore, random, type TestStore } from '../store/counterFixture.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
})
afterEach(() => store.remove())

const LONG_AGO = '2020-01-01T00:00:00.000Z'

function enrolled(serial: number, confirmedAt: string): StoredMember {
  const made = enrol(store.db, enrolment(serial), random)
  const [item] = nextBatch(store.db, 1)
  if (!made.ok || !item) throw new Error('not enrolled')
  const receipt = JSON.stringify({
    envelopeId: item.envelopeId,
    deviceId: counter.deviceId,
    sequence: item.sequence,
    envelopeHash: 'a'.repeat(64),
    storedAt: confirmedAt,
    keyId: 'k1',
    signature: 'A'.repeat(86),
  })
  settle(store.db, [{ envelopeId: item.envelopeId, state: 'confirmed', receipt }], confirmedAt)
  return made.value
}

it('[RET1] lets go what is due by itself when a store is there, and leaves the rest', async () => {
  const old = enrolled(1, LONG_AGO)
  const recent = enrolled(2, new Date().toISOString())
  let open: WritableDb | null = null
  const retention = new Retention(() => open)
  await retention.run()
  expect(findMember(store.db, old.memberId)).not.toBeNull()
  open = store.db
  await Promise.all([retention.run(), retention.run()])
  expect(findMember(store.db, old.memberId)).toBeNull()
  expect(findMember(store.db, recent.memberId)).toEqual({ ...recent, delivery: expect.anything() })
})

it('[RET4] lists who was let go by card and receipt alone, as kept at headquarters', async () => {
  const { memberId, cardNumber } = enrolled(1, LONG_AGO)
  await new Retention(() => store.db).run()
  const shrunk = findShrunk(store.db, memberId)
  if (!shrunk) throw new Error('not shrunk')
  const summary = MemberSummary.parse(shrunkSummaryOf(store.db, shrunk))
  expect(summary).toMatchObject({
    memberId,
    cardNumber,
    keptAt: 'headquarters',
    delivery: { state: 'confirmed' },
  })
  expect(JSON.stringify(summary)).not.toMatch(/Mẫu|001199|51868/)
})

it('ends quietly when the store is closed under it', async () => {
  enrolled(1, LONG_AGO)
  const retention = new Retention(() => store.db)
  const run = retention.run()
  store.db.close()
  await expect(run).resolves.toBeUndefined()
})
