import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IncidentScope } from '../../src/domain/incident/incident.ts'
import { enrol } from '../../src/store/enrol.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { affectedHere } from '../../src/store/incidents/affected.ts'
import { counter, enrolment, facts, makeStore, random, type TestStore } from './counterFixture.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
  for (const serial of [1, 2, 3]) {
    const made = { ...enrolment(serial), at: `2026-03-0${serial}T08:00:00.000Z` }
    if (serial === 2) made.facts = { ...made.facts, email: null }
    expect(enrol(store.db, made, random).ok).toBe(true)
  }
  store.db
    .prepare(
      `INSERT INTO shrunk_member (member_id, card_number, document_index, number_index, phone_index, enrolled_at)
       VALUES (?, '001010009998', 'd', 'n', 'p', '2026-02-01T08:00:00.000Z')`,
    )
    .run(randomUUID())
})
afterEach(() => store.remove())

const all: IncidentScope = { storeCode: null, deviceId: null, from: null, to: null, facts: ['fullName'] }
const found = (scope: Partial<IncidentScope>, page: { after: string | null; limit: number } | null = null) =>
  affectedHere(store.db, { ...all, ...scope }, page ?? { after: null, limit: 50 })
const names = (scope: Partial<IncidentScope>) => found(scope).members.map(({ number }) => number)

describe('[INC9] who is affected, of those whom this counter knows', () => {
  it('are all of them, those too whose facts are at headquarters alone', () => {
    expect(found({}).count).toBe(4)
    expect(names({})).toEqual([facts(1).number, facts(2).number, facts(3).number, null])
  })

  it('are of this store and this counter, or nobody', () => {
    expect(found({ storeCode: counter.storeCode, deviceId: counter.deviceId }).count).toBe(4)
    expect(found({ storeCode: '002' })).toEqual({ count: 0, members: [], next: null })
    expect(found({ deviceId: randomUUID() }).count).toBe(0)
  })

  it('are those whose facts came here in the period, both ends included, by enrolment or fetched back', () => {
    const second = { from: '2026-03-02T08:00:00Z', to: '2026-03-02T08:00:00Z' }
    expect(names(second)).toEqual([facts(2).number])
    store.db
      .prepare(
        `INSERT INTO fetched_member SELECT member_id, '2026-06-01T08:00:00.000Z' FROM member WHERE number = ?`,
      )
      .run(facts(1).number)
    expect(names({ from: '2026-05-01T00:00:00.000Z' })).toEqual([facts(1).number])
  })

  it('are those of whom one of the facts is kept; of whom that is not known here, too', () => {
    expect(names({ facts: ['email'] })).toEqual([facts(1).number, facts(3).number, null])
    expect(found({ facts: ['email', 'address'] }).count).toBe(4)
  })

  it('come page by page, each once', () => {
    const first = found({}, { after: null, limit: 3 })
    expect(first).toMatchObject({ count: 4, next: first.members[2]?.cardNumber })
    const rest = found({}, { after: first.next, limit: 3 })
    expect(rest).toMatchObject({ count: 4, next: null })
    expect(rest.members).toHaveLength(1)
  })

  it('are not those who left', () => {
    const { memberId } = found({}).members[0] ?? { memberId: '' }
    const at = '2026-03-05T08:00:00.000Z'
    cancelMember(store.db, { memberId, numberAgain: facts(1).number, cancelledBy: '2001', at }, random)
    expect(names({})).toEqual([facts(2).number, facts(3).number, null])
  })
})
