import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccessEvent } from '../../src/contract/register/access.ts'
import { enrol } from '../../src/store/enrol.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { registerEvents } from '../../src/store/registers/events.ts'
import { recordAccess } from '../../src/store/registers/recordAccess.ts'
import { revealFacts } from '../../src/store/registers/revealFacts.ts'
import { auditLinks } from '../../src/store/repositories/audit.ts'
import { nextBatch } from '../../src/store/repositories/outbox.ts'
import { enrolment, facts, makeStore, random, type TestStore } from './counterFixture.ts'

let store: TestStore
let memberId: string
beforeEach(() => {
  store = makeStore()
  const made = enrolment(1)
  memberId = made.memberId
  enrol(store.db, made, random)
})
afterEach(() => store.remove())

const LATER = '2026-11-22T09:00:00.000Z'
const access = (more = {}) => ({
  memberId,
  what: 'revealed' as const,
  purpose: 'contact' as const,
  facts: ['phone', 'fullName'] as const,
  by: '1001',
  at: LATER,
  ...more,
})
const written = () => registerEvents(store.db, 'access')

describe('seeing a member’s facts', () => {
  it('[ACC1] gives those asked for, and keeps who asked for which and what for', () => {
    const shown = revealFacts(store.db, access(), random)
    expect(shown).toEqual({ ok: true, value: { phone: facts(1).phone, fullName: facts(1).fullName } })
    const [event] = written()
    expect(AccessEvent.parse(event)).toMatchObject({
      entryId: memberId,
      what: 'revealed',
      by: '1001',
      at: LATER,
      kept: { purpose: 'contact', facts: ['fullName', 'phone'] },
    })
    expect(nextBatch(store.db, 9).map(({ kind }) => kind)).toEqual(['enrolment', 'register'])
    expect([...auditLinks(store.db)].at(-1)).toMatchObject({ actor: '1001', action: 'access.revealed' })
  })

  it('[ACC1] gives nothing where it cannot be written down', () => {
    store.db.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END`)
    expect(() => revealFacts(store.db, access(), random)).toThrow('full')
    expect(written()).toEqual([])
  })

  it('[ACC2] writes down no value of any fact', () => {
    revealFacts(store.db, access({ facts: Object.keys(facts(1)) }), random)
    const text = JSON.stringify(written())
    for (const value of Object.values(facts(1))) expect(text).not.toContain(value)
  })

  it('writes nothing down about somebody who is not here, or has left', () => {
    expect(revealFacts(store.db, access({ memberId: randomUUID() }), random)).toEqual({
      ok: false,
      error: 'member-unknown',
    })
    cancelMember(store.db, { memberId, numberAgain: facts(1).number, cancelledBy: '2001', at: LATER }, random)
    expect(revealFacts(store.db, access(), random)).toEqual({ ok: false, error: 'member-cancelled' })
    expect(written()).toEqual([])
  })

  it('is never of no fact', () => {
    expect(() => recordAccess(store.db, access({ facts: [] }), random)).toThrow('no fact')
  })
})
