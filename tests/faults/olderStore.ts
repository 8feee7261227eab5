import { copyFileSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'
import type { ReadableDb, WritableDb } from '../../src/store/database.ts'
import { migrate, newestVersion, versionOf } from '../../src/store/migrate.ts'
import { openStore, unlock } from '../../src/store/open.ts'
import type { Acknowledgement } from './acknowledgement.ts'
import { chance } from './chance.ts'
import type { Findings } from './findings.ts'
import { insertFirstRows } from './firstRows.ts'

/** The rows of each table, as text. */
export type Content = Map<string, string>

function contentOf(db: ReadableDb): Content {
  const tables = db
    .prepare(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name`,
    )
    .pluck()
    .all() as string[]
  const rows = (table: string) =>
    JSON.stringify(db.prepare(`SELECT * FROM "${table}" ORDER BY 1`).raw().all())
  return new Map(tables.map(table => [table, rows(table)]))
}

/** What a store holds once it is migrated, in a copy and in peace. */
function migrated(file: string, key: Buffer): Content {
  const copy = `${file}.migrated`
  copyFileSync(file, copy)
  const store = openStore(copy, key)
  if (!store.ok) throw new Error(store.error)
  const content = contentOf(store.value)
  store.value.close()
  rmSync(copy)
  return content
}

/** Makes a store as the version before the newest would have left it; gives what it holds once migrated in peace. */
export function makeOlderStore(file: string, key: Buffer, seed: number): Content {
  const db = new Database(file) as unknown as WritableDb
  unlock(db, key)
  db.pragma('journal_mode=WAL')
  migrate(db, 1)
  insertFirstRows(db, chance(seed))
  migrate(db, newestVersion - 1)
  db.close()
  // What a migration makes by chance, such as a key of its own, differs from one time to the next.
  const again = migrated(file, key)
  return new Map([...migrated(file, key)].filter(([table, rows]) => again.get(table) === rows))
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
    else {
      const found = contentOf(db)
      for (const [table, rows] of content)
        if (found.get(table) !== rows) findings.lost.push(`rows of ${table}`)
    }
  } catch (error) {
    findings.corrupt.push(String(error))
  } finally {
    store.value.close()
  }
  return findings
}
