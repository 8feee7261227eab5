import type { Migration } from './migration.ts'

/**
 * [RET7] Signatures and representatives of members whose facts were let go already: headquarters has them, and an earlier version
 * left them behind. One that headquarters has not confirmed stays.
 */
export const proofsOfShrunk: Migration = db => {
  db.exec(`
    DELETE FROM consent_evidence
    WHERE member_id IN (SELECT member_id FROM shrunk_member)
      AND NOT EXISTS (SELECT 1 FROM outbox o
        WHERE o.member_id = consent_evidence.member_id AND o.kind = 'evidence' AND o.state <> 'confirmed');
  `)
}
