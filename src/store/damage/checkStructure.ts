import type { ReadableDb } from '../database.ts'
import type { DamageFound } from './damageFound.ts'

/**
 * Whether the pages of an open store fit together: what no page can tell by itself, such as one that an older copy of
 * it took the place of. Takes SQLite's full check of every table and index, about a second per 100,000 members, in
 * which nothing else happens in this thread.
 */
export function checkStructure(db: ReadableDb): DamageFound[] {
  const problems = (db.pragma('integrity_check(20)') as { integrity_check: string }[])
    .map(row => row.integrity_check)
    .filter(text => text !== 'ok')
  const dangling = db.pragma('foreign_key_check') as { table: string }[]
  for (const table of new Set(dangling.map(row => row.table)))
    problems.push(`rows of ${table} belong to nothing`)
  return problems.length > 0 ? [{ kind: 'structure', problems }] : []
}
