import Database from 'better-sqlite3-multiple-ciphers'
import { expect, it } from 'vitest'
import type { WritableDb } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import {
  decideProposal,
  findProposal,
  keepProposal,
  openProposals,
} from '../../src/store/repositories/proposals.ts'
import { AT } from './counterFixture.ts'

const BEFORE = 13

it('a store from before readings were kept has its proposals without one, and keeps one with the next until it is decided', () => {
  const db = new Database(':memory:') as unknown as WritableDb
  migrate(db, BEFORE)
  const changes = [{ fact: 'fullName' as const, from: 'Nguyễn Thị Mẫu', to: 'Nguyễn Thị Mẫn' }]
  const about = { memberId: 'm1', cardNumber: '001010000018', changes, reason: 'Gõ nhầm', proposedBy: '1001' }
  const correction = { correctionId: 'c1', ...about }
  db.prepare(
    `INSERT INTO proposal (correction_id, member_id, proposed_by, made_at, correction) VALUES ('c1', 'm1', '1001', ?, ?)`,
  ).run(AT, JSON.stringify(correction))
  migrate(db, BEFORE + 1)
  keepProposal(db, { ...correction, correctionId: 'c2' }, AT, { fullName: 'NGUYỄN THỊ MẪN' })
  expect(openProposals(db)).toMatchObject([
    { correction, reading: null },
    { correction: { correctionId: 'c2' }, reading: { fullName: 'NGUYỄN THỊ MẪN' } },
  ])
  decideProposal(db, 'c2', { by: '2001', at: AT, rejection: null })
  expect(findProposal(db, 'c2')).toMatchObject({ decidedBy: '2001', reading: null })
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
})
