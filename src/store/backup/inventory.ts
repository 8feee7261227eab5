import Database from 'better-sqlite3-multiple-ciphers'
import * as z from 'zod'
import { err, ok, type Result } from '../../domain/result.ts'
import type { ReadableDb } from '../database.ts'
import { newestVersion, versionOf } from '../migrate.ts'
import { unlock } from '../open.ts'
import { lastAudit, verifyAudit } from '../repositories/audit.ts'

/** What a copy of a store has to hold to be a copy of it. */
export const Inventory = z.strictObject({
  members: z.int(),
  outbox: z.int(),
  audit: z.int(),
  /** The hash of the last audit entry; null in a log without any. */
  auditHead: z.string().nullable(),
})
export type Inventory = z.infer<typeof Inventory>

export function inventoryOf(db: ReadableDb): Inventory {
  const counts = db
    .prepare(
      `SELECT (SELECT count(*) FROM member) AS members, (SELECT count(*) FROM outbox) AS outbox,
              (SELECT count(*) FROM audit) AS audit`,
    )
    .get() as Omit<Inventory, 'auditHead'>
  return { ...counts, auditHead: lastAudit(db)?.hash ?? null }
}

export type CopyFault = 'not-verified' | 'newer-than-app'

/** Opens a copy that nobody else has open, and looks through all of it: pages, indexes, the chain of the audit log. */
export function verifiedInventory(file: string, key: Buffer): Result<Inventory, CopyFault> {
  const db = new Database(file, { fileMustExist: true })
  try {
    unlock(db, key)
    if (versionOf(db) > newestVersion) return err('newer-than-app')
    const sound = db.pragma('integrity_check', { simple: true }) === 'ok'
    return sound && verifyAudit(db as ReadableDb).ok ? ok(inventoryOf(db as ReadableDb)) : err('not-verified')
  } catch (error) {
    if (/^SQLITE_(NOTADB|CORRUPT|ERROR|IOERR_SHORT_READ)/.test((error as { code?: string }).code ?? ''))
      return err('not-verified')
    throw error
  } finally {
    db.close()
  }
}

export const isSameInventory = (one: Inventory, other: Inventory): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
