import Database from 'better-sqlite3-multiple-ciphers'
import { expect, it } from 'vitest'
import type { WritableDb } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { countAttempt, findStaff } from '../../src/store/repositories/staff.ts'
import { AT } from './counterFixture.ts'

const BEFORE = 12

it('a store from before keeps the wrong PINs that it counted, and counts the next by the running clock', () => {
  const db = new Database(':memory:') as unknown as WritableDb
  migrate(db, BEFORE)
  db.prepare(
    `INSERT INTO staff (staff_number, name, role, pin_hash, failures, failed_at)
     VALUES ('1001', 'Trần Văn Ví Dụ', 'clerk', 'h', 6, ?)`,
  ).run(AT)
  migrate(db, BEFORE + 1)
  expect(findStaff(db, '1001')?.attempts).toEqual({ failures: 6, lastAt: AT })
  const next = { failures: 7, lastAt: AT, upSeconds: 1000.5, waitedSeconds: 60 }
  countAttempt(db, '1001', next)
  expect(findStaff(db, '1001')?.attempts).toEqual(next)
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
})
