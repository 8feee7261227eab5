import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AuditSearch, searchAudit } from '../../src/store/audit/searchAudit.ts'
import { inTransaction } from '../../src/store/database.ts'
import { enrol } from '../../src/store/enrol.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { recordAccess } from '../../src/store/registers/recordAccess.ts'
import { appendAudit } from '../../src/store/repositories/audit.ts'
import { AT, enrolment, facts, makeStore, random, type TestStore } from './counterFixture.ts'

let store: TestStore
let memberId: string
let cardNumber: string
beforeEach(() => {
  store = makeStore()
  const made = enrol(store.db, enrolment(), random)
  if (!made.ok) throw new Error(made.error.code)
  memberId = made.value.memberId
  cardNumber = made.value.cardNumber
})
afterEach(() => store.remove())

const anything: AuditSearch = {
  actor: null,
  action: null,
  from: null,
  to: null,
  subject: null,
  before: null,
}
const look = (search: Partial<AuditSearch> = {}, limit = 100) =>
  searchAudit(store.db, { ...anything, ...search }, limit)
const actions = (search: Partial<AuditSearch>) => look(search).map(({ action }) => action)
const note = (action: string, actor = '2001', at = AT, subject: string | null = null) =>
  appendAudit(store.db, { at, actor, action, subject, commitment: null })

describe('looking into the audit log', () => {
  it('shows the newest first, with the card of whom an entry is about', () => {
    note('retention.set')
    expect(look().map(({ action, cardNumber: card }) => [action, card])).toEqual([
      ['retention.set', null],
      ['member.enrolled', cardNumber],
      ['counter.joined', null],
    ])
  })

  it('finds by person, action and day', () => {
    note('retention.set', '2001', '2026-11-22T16:59:59.000Z')
    note('store.rekeyed', '2002', '2026-11-22T17:00:00.000Z')
    expect(actions({ actor: '2002' })).toEqual(['store.rekeyed'])
    expect(actions({ action: 'retention.set' })).toEqual(['retention.set'])
    const day = { from: '2026-11-22T17:00:00.000Z', to: '2026-11-23T17:00:00.000Z' }
    expect(actions(day)).toEqual(['store.rekeyed'])
    expect(actions({ ...day, actor: '2001' })).toEqual([])
  })

  it('finds all about a card, whatever the entries themselves name, and still after the member has left', () => {
    const by = { by: '2001', at: AT, purpose: 'service', what: 'revealed' } as const
    recordAccess(store.db, { memberId, facts: ['phone'], ...by }, random)
    const other = enrol(store.db, enrolment(2), random)
    if (!other.ok) throw new Error(other.error.code)
    const spaced = cardNumber.replace(/(\d{4})(?=\d)/g, '$1 ')
    expect(actions({ subject: spaced })).toEqual(['access.revealed', 'member.enrolled'])
    cancelMember(store.db, { memberId, numberAgain: facts().number, cancelledBy: '2001', at: AT }, random)
    expect(actions({ subject: cardNumber })).toEqual([
      'member.cancelled',
      'access.revealed',
      'member.enrolled',
    ])
    expect(look({ subject: cardNumber }).every(entry => entry.cardNumber === cardNumber)).toBe(true)
  })

  it('gives every entry once, page by page, though others are written meanwhile', () => {
    inTransaction(store.db, () => {
      for (let at = 0; at < 200; at += 1) note(at % 3 === 0 ? 'staff.unlocked' : 'staff.signed-in')
    })
    const seen: number[] = []
    for (let before: number | null = null; ; ) {
      const page = look({ action: 'staff.unlocked', before }, 20)
      seen.push(...page.map(({ sequence }) => sequence))
      before = page.at(-1)?.sequence ?? null
      note('staff.unlocked')
      if (page.length < 20) break
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(67)
  })

  it('takes anything that is typed as a subject for what it is: nothing, mostly', () => {
    for (const subject of ["'; DROP TABLE audit; --", '%', '…', '0', 'null'])
      expect(look({ subject })).toEqual([])
  })

  it('answers a page of a long log in a moment, from its end as from its middle', () => {
    inTransaction(store.db, () => {
      const insert = store.db.prepare(
        `INSERT INTO audit (sequence, at, actor, action, subject, commitment, previous, hash)
         VALUES (?, ?, ?, 'staff.signed-in', NULL, NULL, '', '')`,
      )
      for (let at = 10; at < 100_010; at += 1) insert.run(at, AT, String(1001 + (at % 7)))
    })
    const began = performance.now()
    expect(look({}, 50)).toHaveLength(50)
    expect(look({ before: 50_000 }, 50)[0]?.sequence).toBe(49_999)
    expect(look({ actor: '9999' }, 50)).toEqual([])
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})
