import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { expect, it } from 'vitest'
import type { WritableDb } from '../../src/store/database.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openStore, unlock } from '../../src/store/open.ts'
import { nextBatch, outboxSummary } from '../../src/store/repositories/outbox.ts'
import { retainDays } from '../../src/store/retention/window.ts'
import { AT, counter, enrolment, random } from './counterFixture.ts'
import { everythingIn, found } from './plainPages.ts'

const BEFORE = 3

it('a store from before there was erasure keeps every envelope, and erases like any other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'harmoor-store-'))
  const file = join(folder, 'store.db')
  const key = randomBytes(32)
  const db = new Database(file) as WritableDb
  unlock(db, key)
  db.pragma('journal_mode=WAL')
  db.pragma('secure_delete=ON')
  migrate(db, BEFORE)
  const { deviceId } = counter
  db.prepare(`INSERT INTO counter VALUES (1, ?, '001', 'Mẫu', 1, 'http://127.0.0.1:9', 'k', 'A', ?)`).run(
    deviceId,
    AT,
  )
  const member = db.prepare(
    `INSERT INTO member VALUES (?, ?, ?, 'Mẫu Cũ', 'male', '1990-01-01', 'VNM', NULL, '+84925186878', NULL, ?, '1001', 'ff')`,
  )
  const consent = db.prepare(
    `INSERT INTO consent VALUES (?, 'membership', '2026-01', 'aa', 'vi', 'signature', ?, '1001')`,
  )
  const outbox = db.prepare(`INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
  const states = ['confirmed', 'refused', 'sent', 'stored'] as const
  const forms = states.map((_, at) => enrolment(at + 1))
  for (const [at, { memberId, facts }] of forms.entries()) {
    const id = random.uuid()
    const state = states[at]
    member.run(memberId, `00101000000${at}`, facts.number, AT)
    db.prepare(`INSERT INTO member_name (rowid, words) VALUES (?, 'mau cu =mẫu =cũ')`).run(
      BigInt(`101000000${at}`),
    )
    consent.run(memberId, AT)
    const envelope = JSON.stringify({
      id,
      deviceId,
      sequence: at + 1,
      body: { memberId, number: facts.number },
    })
    const settledAt = at < 2 ? AT : null
    outbox.run(
      at + 1,
      id,
      memberId,
      envelope,
      state,
      at === 0 ? '{}' : null,
      at === 1 ? '{}' : null,
      settledAt,
    )
  }
  db.prepare(`INSERT INTO serial VALUES ('envelope', 4)`).run()
  const columns = 'sequence, envelope_id, member_id, envelope, state, receipt, refusal, settled_at'
  const kept = () => db.prepare(`SELECT ${columns} FROM outbox ORDER BY sequence`).all()
  const before = kept()
  migrate(db, BEFORE + 1)
  expect(kept()).toEqual(before)
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.close()

  const opened = openStore(file, key)
  if (!opened.ok) throw new Error(opened.error)
  const store = opened.value
  expect(outboxSummary(store)).toEqual({ waiting: 2, refused: 1, lastConfirmedAt: AT })
  expect(retainDays(store)).toBe(30)
  for (const { memberId, facts } of forms) {
    const leaving = { memberId, numberAgain: facts.number, cancelledBy: '2001', at: AT }
    expect(cancelMember(store, leaving, random).ok).toBe(true)
    expect(found([facts.number], everythingIn(folder, key))).toEqual([])
  }
  expect(nextBatch(store, 9).map(({ sequence, kind }) => `${sequence} ${kind}`)).toEqual([
    '2 void',
    '3 void',
    '4 void',
    ...['5', '6', '7', '8'].map(sequence => `${sequence} cancellation`),
  ])
  store.close()
  rmSync(folder, { recursive: true })
})
