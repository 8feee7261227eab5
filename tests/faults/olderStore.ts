import { copyFileSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'
import type { ReadableDb, WritableDb } from '../../src/store/database.ts'
import { migrate, newestVersion, versionOf } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open.ts'
import type { Acknowledgement } from './acknowledgement.ts'
import { chance } from './chance.ts'
import type { Findings } from './findings.ts'
import { insertFirstRows } from './firstRows.ts'

/** Every row of every table, as text. */
export type Content = string

function contentOf(db: ReadableDb): Content {
  const tables = db
    .prepare(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name`,
    )
    .pluck()
    .all() as string[]
  return JSON.stringify(
    tables.map(table => [table, db.prepare(`SELECT * FROM "${table}" ORDER BY 1`).raw().all()]),
  )
}

/** Makes a store as the version before the newest would have left it; gives what it holds once migrated in peace. */
export function makeOlderStore(file: string, key: Buffer, seed: number): Content {
  const db = new Database(file) as unknown as WritableDb
  db.pragma(`cipher='aegis'`)
  db.key(Buffer.concat([Buffer.from('raw:'), key]))
  db.pragma('journal_mode=WAL')
  // With one version there is none before it but the empty store.
  migrate(db, Math.min(1, newestVersion - 1))
  if (newestVersion > 1) insertFirstRows(db, chance(seed))
  migrate(db, newestVersion - 1)
  db.close()

  const copy = `${file}.migrated`
  copyFileSync(file, copy)
  const migrated = openStore(copy, key)
  if (!migrated.ok) throw new Error(migrated.error)
  const content = contentOf(migrated.value)
  migrated.value.close()
  rmSync(copy)
  return content
}

/** After a fault in a migration: the store opens, at the newest version then, and holds every row it is to hold. */
export function olderFindings(
  file: string,
  key: Buffer,
  content: Content,
  acknowledged: readonly Acknowledgement[],
): Findings {
  const findings: Findings = { lost: [], half: [], corrupt: [] }
  const store = openStore(file, key)
  if (!store.ok) {
    findings.corrupt.push(`does not open after ${acknowledged.length} acknowledgements: ${store.error}`)
    return findings
  }
  try {
    const db = store.value
    if (versionOf(db) !== newestVersion) findings.half.push(`at version ${versionOf(db)}`)
    const integrity = db.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') findings.corrupt.push(`integrity_check: ${integrity}`)
    else if (contentOf(db) !== content) findings.lost.push('rows that were there before')
  } catch (error) {
    findings.corrupt.push(String(error))
  } finally {
    store.value.close()
  }
  return findings
}
