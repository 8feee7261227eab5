import Database from 'better-sqlite3-multiple-ciphers'
import { expect, it } from 'vitest'
import type { WritableDb } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { allStaff } from '../../src/store/repositories/staff.ts'
import { AT } from './counterFixture.ts'

const BEFORE = 9

it('[COR13] a store from before keeps its people, and learns from its log who may know whose PIN', () => {
  const db = new Database(':memory:') as unknown as WritableDb
  migrate(db, BEFORE)
  const person = db.prepare(
    `INSERT INTO staff (staff_number, name, role, pin_hash) VALUES (?, 'Lê Thị Giả', ?, 'h')`,
  )
  for (const [staffNumber, role] of [
    ['1001', 'clerk'],
    ['2001', 'supervisor'],
    ['2002', 'supervisor'],
  ])
    person.run(staffNumber, role)
  const told = db.prepare(
    `INSERT INTO audit (sequence, at, run, uptime_ms, actor, action, subject, commitment, previous, hash)
     VALUES (?, ?, 'r', 1, ?, ?, ?, NULL, ?, ?)`,
  )
  const entries = [
    ['2001', 'staff.pin-reset', '2002'],
    ['2002', 'staff.pin-changed', '2002'],
    ['2002', 'staff.pin-reset', '1001'],
  ]
  for (const [at, [actor, action, subject]] of entries.entries())
    told.run(at + 1, AT, actor, action, subject, 'f'.repeat(64), String(at).repeat(64))
  migrate(db, BEFORE + 1)
  migrate(db)
  const known = allStaff(db).map(({ staffNumber, name, pinKnownTo }) => [staffNumber, name, pinKnownTo])
  expect(known.sort()).toEqual([
    ['1001', 'Lê Thị Giả', ['2001', '2002']],
    ['2001', 'Lê Thị Giả', []],
    ['2002', 'Lê Thị Giả', ['2001']],
  ])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
})
