import Database from 'better-sqlite3-multiple-ciphers'
import { expect, it } from 'vitest'
import type { WritableDb } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { turnedAway } from '../../src/store/repositories/proposals.ts'
import { isSeen, markSeen } from '../../src/store/repositories/seenRejections.ts'
import { keepAct, turnActAway, turnedAwayActs } from '../../src/store/repositories/waitingActs.ts'
import { AT } from './counterFixture.ts'

const BEFORE = 8

it('a store from before what was turned away could be marked as read keeps it, and lets it be marked', () => {
  const db = new Database(':memory:') as unknown as WritableDb
  migrate(db, BEFORE)
  const correction = { correctionId: 'c1', memberId: 'm1', changes: [], reason: 'Đổi số', proposedBy: '1001' }
  db.prepare(
    `INSERT INTO proposal (correction_id, member_id, proposed_by, made_at, correction, decided_at, decided_by, rejection)
     VALUES ('c1', 'm1', '1001', ?, ?, ?, '2001', 'Giấy tờ ghi khác')`,
  ).run(AT, JSON.stringify(correction), AT)
  const act = { actId: 'a1', requestId: 'r1', memberId: 'm1', askedBy: '1001', madeAt: AT, act: '{}' }
  keepAct(db, act)
  turnActAway(db, act, { by: '2001', at: AT, rejection: 'Chưa đủ lý do' })
  migrate(db, BEFORE + 1)
  migrate(db)
  expect(turnedAway(db, '1001', 9)).toMatchObject([{ correction, rejection: 'Giấy tờ ghi khác' }])
  expect(turnedAwayActs(db, '1001', 9)).toMatchObject([{ ...act, rejection: 'Chưa đủ lý do' }])
  expect(isSeen(db, 'c1')).toBe(false)
  markSeen(db, 'c1', { by: '1001', at: AT })
  expect([isSeen(db, 'c1'), isSeen(db, 'a1')]).toEqual([true, false])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
})
