import { afterEach, beforeEach, expect, it } from 'vitest'
import { inTransaction } from '../../src/store/database.ts'
import {
  countAttempt,
  findStaff,
  forgiveAttempts,
  replaceRoster,
} from '../../src/store/repositories/staff.ts'
import { AT, clerk, makeStore, type TestStore } from './counterFixture.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
})
afterEach(() => store.remove())

it('counts attempts, and forgives them once a PIN is verified', () => {
  countAttempt(store.db, '1001', { failures: 2, lastAt: AT })
  expect(findStaff(store.db, '1001')?.attempts).toEqual({ failures: 2, lastAt: AT })
  forgiveAttempts(store.db, '1001')
  expect(findStaff(store.db, '1001')?.attempts.failures).toBe(0)
})

it('keeps the attempts of those who stay when the roster is replaced, and lets nobody else in', () => {
  countAttempt(store.db, '1001', { failures: 1, lastAt: AT })
  const supervisor = {
    staffNumber: '2001',
    name: 'Lê Thị Giả',
    role: 'supervisor',
    pinHash: '$argon2id$y',
  } as const
  inTransaction(store.db, () => replaceRoster(store.db, [{ ...clerk, name: 'Trần Văn Mới' }, supervisor]))
  expect(findStaff(store.db, '1001')).toMatchObject({ name: 'Trần Văn Mới', attempts: { failures: 1 } })
  inTransaction(store.db, () => replaceRoster(store.db, [supervisor]))
  expect(findStaff(store.db, '1001')).toBeNull()
  expect(findStaff(store.db, '2001')).toMatchObject({ role: 'supervisor' })
})
