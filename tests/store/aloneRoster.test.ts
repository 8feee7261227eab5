import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addStaffAlone, dismissStaffAlone } from '../../src/store/aloneRoster.ts'
import { changePin } from '../../src/store/changePin.ts'
import { auditAbout } from '../../src/store/repositories/audit.ts'
import { allStaff, findStaff, nameOf } from '../../src/store/repositories/staff.ts'
import { keepJoiningLater, keepStandingAlone } from '../../src/store/repositories/standAlone.ts'
import { AT, clerk, counter, makeStore, random, type TestStore } from './counterFixture.ts'

const first = { staffNumber: '3001', name: 'Lò Thị Mẫu', role: 'supervisor', pinHash: 'first' } as const
const added = { staffNumber: '3002', name: 'Sùng Văn Mẫu', role: 'clerk', pinHash: 'made' } as const
const by = { by: '3001', at: AT }
const waiting = (store: TestStore) => store.db.prepare('SELECT count(*) FROM outbox').pluck().get()

let store: TestStore
beforeEach(() => {
  store = makeStore(false)
  const alone = { ...counter, standsAlone: true as const }
  keepStandingAlone(store.db, alone, first, AT)
})
afterEach(() => store.remove())

describe('[JOI6] at a counter that stands alone', () => {
  it('somebody added signs in with a PIN to be changed, is in the log, and travels nowhere', () => {
    expect(addStaffAlone(store.db, added, by).ok).toBe(true)
    expect(findStaff(store.db, '3002')).toMatchObject({
      name: added.name,
      role: 'clerk',
      mustChangePin: true,
    })
    expect(auditAbout(store.db, '3002')).toMatchObject([{ actor: '3001', action: 'staff.added' }])
    expect(waiting(store)).toBe(0)
  })

  it('somebody dismissed signs in no more, keeps their name, and their number is not given again', () => {
    addStaffAlone(store.db, added, by)
    expect(dismissStaffAlone(store.db, '3002', by).ok).toBe(true)
    expect(findStaff(store.db, '3002')).toBeNull()
    expect(nameOf(store.db, '3002')).toBe(added.name)
    expect(addStaffAlone(store.db, { ...added, name: 'Ai Khác' }, by)).toEqual({
      ok: false,
      error: 'staff-number-taken',
    })
    expect(auditAbout(store.db, '3002').map(({ action }) => action)).toEqual(['staff.added', 'staff.let-go'])
  })

  it('nobody dismisses themselves, and nothing is written of it', () => {
    expect(dismissStaffAlone(store.db, '3001', by)).toEqual({ ok: false, error: 'own-dismissal' })
    expect(findStaff(store.db, '3001')).not.toBeNull()
    expect(auditAbout(store.db, '3001')).toEqual([])
  })

  it('[JOI7] a PIN that is changed stays there', () => {
    changePin(store.db, { staffNumber: '3001', pinHash: 'own', changedBy: '3001', at: AT }, random)
    expect(findStaff(store.db, '3001')).toMatchObject({ pinHash: 'own' })
    expect(waiting(store)).toBe(0)
  })

  it('[JOI5] whoever was added signs in no more once it has joined, and keeps their name', () => {
    addStaffAlone(store.db, added, by)
    keepJoiningLater(store.db, counter, { roster: [clerk], cardsKept: true, by: '3001', at: AT })
    expect(allStaff(store.db).map(({ staffNumber, active }) => [staffNumber, active])).toEqual([
      ['1001', true],
      ['3001', false],
      ['3002', false],
    ])
    expect(nameOf(store.db, '3002')).toBe(added.name)
    expect(findStaff(store.db, '1001')?.mustChangePin).toBe(false)
    const refused = { ok: false, error: 'roster-of-headquarters' }
    expect(addStaffAlone(store.db, { ...added, staffNumber: '3003' }, by)).toEqual(refused)
    expect(dismissStaffAlone(store.db, '1001', by)).toEqual(refused)
  })
})
