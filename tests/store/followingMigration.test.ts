import Database from 'better-sqlite3-multiple-ciphers'
import { expect, it } from 'vitest'
import type { WritableDb } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { counterOf } from '../../src/store/repositories/counter.ts'
import { findStaff } from '../../src/store/repositories/staff.ts'
import { findShrunk } from '../../src/store/retention/shrunkMembers.ts'
import { AT, clerk, counter } from './counterFixture.ts'

const BEFORE = 4

/** A store as version 4 left it, with a row in each table that version 5 changes. */
function olderStore(): WritableDb {
  const db = new Database(':memory:') as unknown as WritableDb
  migrate(db, BEFORE)
  db.prepare(
    `INSERT INTO counter VALUES (1, ?, '001', 'Harmoor Mẫu', 1, 'http://127.0.0.1:9', 'k1', ?, ?)`,
  ).run(counter.deviceId, 'A'.repeat(43), AT)
  db.prepare('INSERT INTO staff (staff_number, name, role, pin_hash) VALUES (?, ?, ?, ?)').run(
    ...[clerk.staffNumber, clerk.name, clerk.role, clerk.pinHash],
  )
  db.prepare(
    `INSERT INTO member VALUES ('m1', '001010000012', '001199000123', 'Mẫu', 'male', '1990-01-01', 'VNM', NULL,
       '+84925186878', NULL, ?, '1001', 'ff')`,
  ).run(AT)
  db.prepare(`INSERT INTO shrunk_member VALUES ('m2', '001010000020', 'd', 'n', 'p', ?)`).run(AT)
  return db
}

it('a store from before corrections keeps its counter, staff, members and those who were shrunk', () => {
  const db = olderStore()
  const before = db.prepare('SELECT * FROM member').get() as object
  migrate(db, BEFORE + 1)
  expect(db.prepare('SELECT * FROM member').get()).toEqual({ ...before, revision: 0 })
  expect(counterOf(db)).toEqual(counter)
  const shrunk = { documentIndex: 'd', numberIndex: 'n', phoneIndex: 'p', enrolledAt: AT }
  expect(findShrunk(db, 'm2')).toEqual({ memberId: 'm2', cardNumber: '001010000020', ...shrunk })
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  migrate(db)
  expect(findStaff(db, clerk.staffNumber)).toMatchObject({ ...clerk, mustChangePin: false })
  db.close()
})
