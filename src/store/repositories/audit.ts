import {
  type AuditEntry,
  type AuditLink,
  type BrokenLink,
  link,
  verifyChain,
} from '../../domain/audit/chain.ts'
import { type ClockReading, clockStep } from '../../domain/audit/clock.ts'
import type { Result } from '../../domain/result.ts'
import { inTransaction, prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { monotonicClock } from '../monotonicClock.ts'
import { sha256 } from '../sha256.ts'
import { nextSerial } from './serials.ts'

/** What is to be told; its number, its place in the chain and the second clock are added here. */
export type NewAuditEntry = Omit<AuditEntry, 'sequence' | 'run' | 'uptimeMs'>

const columns = 'sequence, at, run, uptime_ms AS uptimeMs, actor, action, subject, commitment, previous, hash'

/** The action of an entry that says nothing but that the clock was set between the entry before it and itself. */
export const CLOCK_STEPPED = 'clock.stepped'

/**
 * The number comes from a series that outlives the entries: where the last ones were removed, the log goes on with a
 * gap that stays, instead of giving their numbers to others.
 */
function append(db: WritableDb, last: AuditLink | undefined, entry: Omit<AuditEntry, 'sequence'>): AuditLink {
  const sequence = nextSerial(db, 'audit', (last?.sequence ?? 0) + 1)
  const before = last ? { sequence: sequence - 1, hash: last.hash } : null
  const appended = link(before, entry, sha256)
  prepared(
    db,
    `INSERT INTO audit (sequence, at, run, uptime_ms, actor, action, subject, commitment, previous, hash)
     VALUES (@sequence, @at, @run, @uptimeMs, @actor, @action, @subject, @commitment, @previous, @hash)`,
  ).run(appended)
  return appended
}

/**
 * Appends to the audit log. Call it in the transaction of what it tells, so that neither is there without the other. A clock
 * that was set since the last entry is told first, by an entry of its own. Alone, it is a transaction of its own: a number that
 * was taken for an entry that the disk then refused would be a gap for ever.
 */
export function appendAudit(
  db: WritableDb,
  entry: NewAuditEntry,
  clock: Pick<ClockReading, 'run' | 'uptimeMs'> = monotonicClock(),
): AuditLink {
  const dated = { ...entry, ...clock }
  return db.inTransaction ? appendDated(db, dated) : inTransaction(db, () => appendDated(db, dated))
}

function appendDated(db: WritableDb, dated: Omit<AuditEntry, 'sequence'>): AuditLink {
  let last = lastAudit(db)
  if (last && clockStep(last, dated) !== null) {
    const stepped = { actor: 'system', action: CLOCK_STEPPED, subject: null, commitment: null }
    last = append(db, last, { ...dated, ...stepped })
  }
  return append(db, last, dated)
}

export const lastAudit = (db: ReadableDb) =>
  prepared(db, `SELECT ${columns} FROM audit ORDER BY sequence DESC LIMIT 1`).get() as AuditLink | undefined

/** Everything that the log tells about one subject, oldest first. */
export const auditAbout = (db: ReadableDb, subject: string) =>
  prepared(db, `SELECT ${columns} FROM audit WHERE subject = ? ORDER BY sequence`).all(subject) as AuditLink[]

/** In the order of their numbers. A store from before migration 2 has no second clock. */
export function auditLinks(db: ReadableDb): IterableIterator<AuditLink> {
  const hasUptime = db.prepare(`SELECT 1 FROM pragma_table_info('audit') WHERE name = 'uptime_ms'`).get()
  const there = hasUptime ? columns : columns.replace('run, uptime_ms', 'NULL AS run, NULL')
  return db.prepare(`SELECT ${there} FROM audit ORDER BY sequence`).iterate() as IterableIterator<AuditLink>
}

/** Entries after `after` up to `upTo`, oldest first, so many at most. */
export const auditPage = (db: ReadableDb, { after, upTo }: { after: number; upTo: number }, limit: number) =>
  prepared(
    db,
    `SELECT ${columns} FROM audit WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?`,
  ).all(after, upTo, limit) as AuditLink[]

/** Numbers and hashes of entries `from` to `to`, oldest first. */
export const auditHashes = (db: ReadableDb, from: number, to: number) =>
  db
    .prepare('SELECT sequence, hash FROM audit WHERE sequence BETWEEN ? AND ? ORDER BY sequence')
    .all(from, to) as Pick<AuditLink, 'sequence' | 'hash'>[]

/** How many entries have ever been written. */
export const auditWritten = (db: ReadableDb) =>
  (db.prepare(`SELECT value FROM serial WHERE name = 'audit'`).pluck().get() as number | undefined) ?? 0

/** Walks the whole log: how many entries hold, or the first that does not. */
export const verifyAudit = (db: ReadableDb): Result<{ entries: number }, BrokenLink> =>
  verifyChain(auditLinks(db), sha256)
