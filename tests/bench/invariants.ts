import { closeSync, openSync, readSync } from 'node:fs'
import type { WritableDb } from '../../src/store/database.ts'
import type { Stores } from './pairs.ts'
import { type Place, pragmasOf } from './twins.ts'

const HEADER = 'SQLite format 3\0'

const startsPlain = (file: string) => {
  const handle = openSync(file, 'r')
  const start = Buffer.alloc(HEADER.length)
  readSync(handle, start)
  closeSync(handle)
  return start.toString('latin1') === HEADER
}

const count = (db: WritableDb, table: string) =>
  db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number

/** What must hold for the figures to mean anything. @throws naming what does not. */
export function checkInvariants(stores: Stores, places: readonly Place[], members: number): void {
  for (const { kind, file } of places) {
    if (startsPlain(file) !== (kind === 'plain')) throw new Error(`the ${kind} store is not ${kind}`)
    const db = stores[kind]
    for (const table of ['member', 'outbox'])
      if (count(db, table) !== members)
        throw new Error(`${kind}: ${count(db, table)} rows in ${table}, not ${members}`)
    db.exec(`INSERT INTO member_name (member_name) VALUES ('integrity-check')`)
  }
  const [store, twin] = [stores.encrypted, stores.plain].map(db => JSON.stringify(pragmasOf(db)))
  if (store !== twin) throw new Error(`the twins differ: ${store} and ${twin}`)
}
