import { prepared, type WritableDb } from '../database.ts'
import type { Assignment, ReadTreePage } from './assignPages.ts'
import type { Cell } from './btreePage.ts'
import type { TreeShape } from './tableShape.ts'

/** First what headquarters has not got, then whom it is about, then the rest. */
const ORDER = ['outbox', 'member', 'consent', 'audit']

const rank = ({ name }: TreeShape) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length)

export interface TableRead {
  /** Rows that are in the new store. */
  read: number
  /** Pages of the table that cannot be read. */
  lostPages: number
  /** Rows that are on readable pages and go on in ones that are not. */
  lostRows: number
}

/** Puts every row that was found into a store of the same schema, as it was. What its rules refuse stays out. */
export function insertRows(
  db: WritableDb,
  shapes: readonly TreeShape[],
  assignment: Assignment,
  read: ReadTreePage,
): Map<string, TableRead> {
  const tables = new Map<string, TableRead>()
  for (const shape of [...shapes].sort((a, b) => rank(a) - rank(b))) {
    if (!shape.table) continue
    const insert = insertInto(db, shape)
    const found = { read: 0, lostPages: assignment.lost.get(shape.name) ?? 0, lostRows: 0 }
    const pages = assignment.pages.get(shape.name) ?? []
    // What the schema begins with gives way to what was there; where nothing of it is left, it stays.
    if (pages.some(number => read(number)?.cells.length)) db.exec(`DELETE FROM "${shape.name}"`)
    for (const number of pages) {
      const page = read(number)
      found.lostRows += page?.lostCells ?? 0
      for (const cell of page?.cells ?? []) found.read += insert(cell)
    }
    tables.set(shape.name, found)
  }
  return tables
}

/** Gives what inserts one row, and how many that were: 0 where the table's rules refuse it or it is there already. */
function insertInto(db: WritableDb, { name, table }: TreeShape): (cell: Cell) => number {
  const columns = table?.columns ?? []
  return ({ rowid, values }) => {
    const named = columns.slice(0, values.length)
    const sql = `INSERT OR IGNORE INTO "${name}" (${named.map(column => `"${column}"`).join(', ')})
                 VALUES (${named.map(() => '?').join(', ')})`
    const given = values.map((value, at) => (named[at] === table?.rowidColumn ? rowid : value))
    // Figures are bound as REAL, which a strict INTEGER column takes only where they are whole: as bigint they are.
    const bound = given.map(value => (Number.isInteger(value) ? BigInt(value as number) : value))
    return prepared(db, sql).run(bound).changes
  }
}
