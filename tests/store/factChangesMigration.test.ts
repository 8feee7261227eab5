import Database from 'better-sqlite3-multiple-ciphers'
import { expect, it } from 'vitest'
import type { WritableDb } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { factChangesOf } from '../../src/store/repositories/factChanges.ts'
import { AT } from './counterFixture.ts'

const BEFORE = 6

it('a store from before the history of facts has in it the corrections that still have their content', () => {
  const db = new Database(':memory:') as unknown as WritableDb
  migrate(db, BEFORE)
  const changes = [{ fact: 'phone', from: '+84925186878', to: '+84925186879' }]
  const approval = { approvedBy: '2001' }
  const body = { correctionId: 'c1', memberId: 'm1', changes, reason: 'Đổi số', proposedBy: '1001', approval }
  const put = db.prepare(
    `INSERT INTO outbox (sequence, envelope_id, member_id, kind, envelope, state, hash) VALUES (?, ?, 'm1', ?, ?, ?, ?)`,
  )
  put.run(1, 'e1', 'correction', JSON.stringify({ occurredAt: AT, body }), 'stored', null)
  put.run(2, 'e2', 'correction', null, 'confirmed', 'ab')
  put.run(3, 'e3', 'void', JSON.stringify({ occurredAt: AT, body: { memberId: 'm1' } }), 'stored', 'ab')
  migrate(db, BEFORE + 1)
  expect(factChangesOf(db, 'm1')).toEqual([
    {
      changeId: 'c1',
      memberId: 'm1',
      at: AT,
      by: '1001',
      approvedBy: '2001',
      facts: ['phone'],
      described: { changes, reason: 'Đổi số' },
    },
  ])
  expect(db.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(3)
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
})
