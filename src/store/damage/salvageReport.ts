import type { ReadableDb } from '../database.ts'
import type { DamageFound } from './damageFound.ts'
import type { TableRead } from './insertRows.ts'

/** Numbers from … to, both included. */
export interface Gap {
  from: number
  to: number
}

export interface SalvageReport {
  damage: DamageFound[]
  /** Envelopes read, and numbers of those that are not there. Settled ones may have been erased before the damage. */
  outbox: { read: number; lost: Gap[] }
  audit: { read: number; lost: Gap[] }
  /**
   * `lost`: whom the audit log says were enrolled and who are neither here nor in the outbox; erased ones are among
   * them. `rebuilt`: their own rows were lost, and the outbox had them.
   */
  members: { read: number; rebuilt: number; lost: number }
  /** `lost`: members without any consent left. `rebuilt`: as with members. */
  consents: { read: number; rebuilt: number; lost: number }
  /** Members here whose envelope is lost: headquarters may not know of them. By card number. */
  withoutEnvelope: string[]
  /** Every table that was read, by name. */
  tables: Record<string, TableRead>
  /** Readable pages of the damaged store whose rows nobody could place. */
  unknownPages: number[]
  /** False where the last numbers given out are lost: what came after the last one found cannot be told. */
  numbersKnown: boolean
}

export interface Rebuilt {
  members: number
  consents: number
}

export interface Salvaged {
  damage: DamageFound[]
  tables: Map<string, TableRead>
  rebuilt: Rebuilt
  unknownPages: number[]
}

const number = (db: ReadableDb, sql: string) => db.prepare(sql).pluck().get() as number

/** Runs of numbers from 1 to `last` that are not in a table whose key they are. */
function gaps(db: ReadableDb, table: 'outbox' | 'audit', last: number): Gap[] {
  const found = db
    .prepare(
      `SELECT before + 1 AS "from", sequence - 1 AS "to" FROM (
         SELECT sequence, lag(sequence, 1, 0) OVER (ORDER BY sequence) AS before
         FROM (SELECT sequence FROM ${table} UNION ALL SELECT ?)
       ) WHERE sequence > before + 1`,
    )
    .all(last + 1) as Gap[]
  return found
}

const lastGiven = (db: ReadableDb, name: string, table: string) =>
  Math.max(
    number(db, `SELECT coalesce(max(value), 0) FROM serial WHERE name = '${name}'`),
    number(db, `SELECT coalesce(max(sequence), 0) FROM ${table}`),
  )

/** What a salvaged store holds, against what its audit log and its numbers say it held. */
export function salvageReport(
  db: ReadableDb,
  { damage, tables, rebuilt, unknownPages }: Salvaged,
): SalvageReport {
  const read = (table: string) => tables.get(table)?.read ?? 0
  const enrolled = `action = 'member.enrolled' AND NOT EXISTS (SELECT 1 FROM member m WHERE m.member_id = a.subject)`
  const alone = 'NOT EXISTS (SELECT 1 FROM outbox o WHERE o.member_id = m.member_id)'
  return {
    damage,
    outbox: { read: read('outbox'), lost: gaps(db, 'outbox', lastGiven(db, 'envelope', 'outbox')) },
    audit: { read: read('audit'), lost: gaps(db, 'audit', lastGiven(db, 'audit', 'audit')) },
    members: {
      read: read('member'),
      rebuilt: rebuilt.members,
      lost: number(db, `SELECT count(DISTINCT subject) FROM audit a WHERE ${enrolled}`),
    },
    consents: {
      read: read('consent'),
      rebuilt: rebuilt.consents,
      lost: number(
        db,
        `SELECT count(*) FROM member m
         WHERE NOT EXISTS (SELECT 1 FROM consent c WHERE c.member_id = m.member_id)`,
      ),
    },
    withoutEnvelope: db
      .prepare(`SELECT card_number FROM member m WHERE ${alone} ORDER BY 1`)
      .pluck()
      .all() as string[],
    tables: Object.fromEntries(tables),
    unknownPages,
    numbersKnown: read('serial') > 0,
  }
}
