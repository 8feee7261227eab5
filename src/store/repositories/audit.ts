import {
  type AuditEntry,
  type AuditLink,
  type BrokenLink,
  link,
  verifyChain,
} from '../../domain/audit/chain.ts'
import type { Result } from '../../domain/result.ts'
import type { ReadableDb, WritableDb } from '../database.ts'
import { sha256 } from '../sha256.ts'

const columns = 'sequence, at, actor, action, subject, commitment, previous, hash'

/** Appends to the audit log. Call it in the transaction of what it tells, so that neither is there without the other. */
export function appendAudit(db: WritableDb, entry: Omit<AuditEntry, 'sequence'>): AuditLink {
  const last = db.prepare(`SELECT ${columns} FROM audit ORDER BY sequence DESC LIMIT 1`).get() as
    | AuditLink
    | undefined
  const appended = link(last ?? null, entry, sha256)
  db.prepare(
    `INSERT INTO audit (${columns})
     VALUES (@sequence, @at, @actor, @action, @subject, @commitment, @previous, @hash)`,
  ).run(appended)
  return appended
}

/** Walks the whole log: how many entries hold, or the first that does not. */
export function verifyAudit(db: ReadableDb): Result<{ entries: number }, BrokenLink> {
  const links = db.prepare(`SELECT ${columns} FROM audit ORDER BY sequence`).iterate() as Iterable<AuditLink>
  return verifyChain(links, sha256)
}
