import type { Correction } from '../../domain/correction/correction.ts'
import type { Reread } from '../../domain/correction/reread.ts'
import { inTransaction, prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { appendAudit } from './audit.ts'

/** A correction without anybody's approval. */
export type Proposed = Omit<Correction, 'approval'>

/** What waits for a supervisor, or was decided; `rejection` is null while it waits and where it was approved. */
export interface Proposal {
  correction: Proposed
  /** [APR5] What a document said that was read for it; null where none was, and once it is decided. */
  reading: Reread | null
  madeAt: string
  decidedAt: string | null
  decidedBy: string | null
  rejection: string | null
}

type Row = Omit<Proposal, 'correction' | 'reading'> & { correction: string; reading: string | null }

const columns = `correction, reading, made_at AS madeAt, decided_at AS decidedAt, decided_by AS decidedBy, rejection`
const proposalOf = (row: Row): Proposal => ({
  ...row,
  correction: JSON.parse(row.correction),
  reading: row.reading === null ? null : JSON.parse(row.reading),
})

/** Keeps what somebody proposes until a supervisor decides. The same again changes nothing. */
export function keepProposal(
  db: WritableDb,
  correction: Proposed,
  at: string,
  reading: Reread | null = null,
): void {
  const { correctionId, memberId, proposedBy } = correction
  inTransaction(db, () => {
    const added = prepared(
      db,
      `INSERT INTO proposal (correction_id, member_id, proposed_by, made_at, correction, reading)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ).run(
      correctionId,
      memberId,
      proposedBy,
      at,
      JSON.stringify(correction),
      reading && JSON.stringify(reading),
    )
    if (added.changes === 0) return
    const action = 'correction.proposed'
    appendAudit(db, { at, actor: proposedBy, action, subject: correctionId, commitment: null })
  })
}

/** [SYN15] What still waits is about whoever has this card now. */
export const renameCard = (db: WritableDb, memberId: string, cardNumber: string): void =>
  void prepared(
    db,
    `UPDATE proposal SET correction = json_set(correction, '$.cardNumber', ?)
     WHERE member_id = ? AND decided_at IS NULL`,
  ).run(cardNumber, memberId)

export function findProposal(db: ReadableDb, correctionId: string): Proposal | null {
  const row = prepared(db, `SELECT ${columns} FROM proposal WHERE correction_id = ?`).get(correctionId)
  return row ? proposalOf(row as Row) : null
}

/** Everything that was proposed about a member and is still here, the oldest first. */
export const proposalsAbout = (db: ReadableDb, memberId: string): Proposal[] =>
  (
    prepared(db, `SELECT ${columns} FROM proposal WHERE member_id = ? ORDER BY made_at, correction_id`).all(
      memberId,
    ) as Row[]
  ).map(proposalOf)

/** What waits, the oldest first. */
export const openProposals = (db: ReadableDb): Proposal[] =>
  (
    prepared(
      db,
      `SELECT ${columns} FROM proposal WHERE decided_at IS NULL ORDER BY made_at, correction_id`,
    ).all() as Row[]
  ).map(proposalOf)

/** What was turned away of what somebody proposed, the newest first. */
export const turnedAway = (db: ReadableDb, proposedBy: string, limit: number): Proposal[] =>
  (
    prepared(
      db,
      `SELECT ${columns} FROM proposal WHERE proposed_by = ? AND rejection IS NOT NULL
       ORDER BY decided_at DESC LIMIT ?`,
    ).all(proposedBy, limit) as Row[]
  ).map(proposalOf)

/** @param rejection why not; null where it was approved. */
export function decideProposal(
  db: WritableDb,
  correctionId: string,
  { by, at, rejection }: { by: string; at: string; rejection: string | null },
): void {
  inTransaction(db, () => {
    prepared(
      db,
      `UPDATE proposal SET decided_at = ?, decided_by = ?, rejection = ?, reading = NULL
       WHERE correction_id = ? AND decided_at IS NULL`,
    ).run(at, by, rejection, correctionId)
    const action = rejection === null ? 'correction.approved' : 'correction.rejected'
    appendAudit(db, { at, actor: by, action, subject: correctionId, commitment: null })
  })
}
