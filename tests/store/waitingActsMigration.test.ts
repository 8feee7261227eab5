import Database from 'better-sqlite3-multiple-ciphers'
import { expect, it } from 'vitest'
import type { WritableDb } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openProposals } from '../../src/store/repositories/proposals.ts'
import { keepAct, waitingActs } from '../../src/store/repositories/waitingActs.ts'
import { AT } from './counterFixture.ts'

const BEFORE = 7

it('a store from before acts could wait keeps its proposals, and lets acts wait beside them', () => {
  const db = new Database(':memory:') as unknown as WritableDb
  migrate(db, BEFORE)
  const correction = { correctionId: 'c1', memberId: 'm1', changes: [], reason: 'Đổi số', proposedBy: '1001' }
  db.prepare(
    `INSERT INTO proposal (correction_id, member_id, proposed_by, made_at, correction) VALUES ('c1', 'm1', '1001', ?, ?)`,
  ).run(AT, JSON.stringify(correction))
  migrate(db, BEFORE + 1)
  migrate(db)
  expect(openProposals(db)).toMatchObject([{ correction, decidedAt: null }])
  const act = { actId: 'a1', requestId: 'r1', memberId: 'm1', askedBy: '1001', madeAt: AT, act: '{}' }
  keepAct(db, act)
  expect(waitingActs(db)).toEqual([act])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
})
