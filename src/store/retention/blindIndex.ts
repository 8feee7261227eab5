import { createHmac } from 'node:crypto'
import { canonicalJson } from '../../domain/audit/canonical.ts'
import { prepared, type ReadableDb } from '../database.ts'

const keyOf = (db: ReadableDb) =>
  (prepared(db, 'SELECT blind_key AS key FROM retention').get() as { key: Buffer }).key

/**
 * HMAC-SHA-256 (RFC 2104) of what is looked for, hex. The key is random, this store's own and kept in it: without the
 * store no number can be tried against an index, and the indexes of two stores cannot be matched.
 */
const blind = (db: ReadableDb, ...parts: string[]) =>
  createHmac('sha256', keyOf(db)).update(canonicalJson(parts)).digest('hex')

export const documentIndex = (db: ReadableDb, number: string, nationality: string) =>
  blind(db, 'document', number, nationality)
export const numberIndex = (db: ReadableDb, number: string) => blind(db, 'number', number)
/** @param phone E.164. */
export const phoneIndex = (db: ReadableDb, phone: string) => blind(db, 'phone', phone)
