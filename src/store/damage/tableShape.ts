import { purposes } from '../../domain/consent/consent.ts'
import type { ReadableDb } from '../database.ts'
import type { Cell } from './btreePage.ts'
import type { Value } from './record.ts'

/** What the records of one table or index look like: enough to know a page of it by its content. */
export interface TreeShape {
  name: string
  kind: 'table' | 'index'
  /** Null for an index: its rows are the table's, and are made anew. */
  table: TableShape | null
  fits(cell: Cell): boolean
  /** Fits, and no other table or index could hold it: decides where several fit. */
  isCertain(cell: Cell): boolean
}

/** Tables whose records have the form of other trees' too, with what only theirs hold in one of the columns. */
const ONLY_THERE = new Map([
  ['serial', { at: 0, holds: /^(audit|card|envelope)$/ }],
  ['consent', { at: 1, holds: new RegExp(`^(${purposes.join('|')})$`) }],
])

export interface TableShape {
  /** In the order in which records hold them. */
  columns: readonly string[]
  /** The column that is the rowid, and null in the record. */
  rowidColumn: string | null
}

interface Column {
  name: string
  type: string
  notnull: number
  pk: number
}

const accepts = (type: string, value: Value) => {
  if (type === 'TEXT') return typeof value === 'string'
  if (type === 'INTEGER' || type === 'INT') return typeof value === 'number' || typeof value === 'bigint'
  if (type === 'REAL') return typeof value === 'number'
  if (type === 'BLOB') return Buffer.isBuffer(value)
  return true
}

function fitsColumns(columns: readonly Column[], rowidColumn: string | null, { values }: Cell): boolean {
  if (values.length > columns.length || values.length === 0) return false
  return values.every((value, at) => {
    const column = columns[at] as Column
    if (column.name === rowidColumn) return value === null
    return value === null ? column.notnull === 0 : accepts(column.type, value)
  })
}

interface TableRow {
  name: string
  type: string
  wr: number
}

/** Shapes of all the tables of a schema and of their indexes, virtual tables' own ones included. */
export function shapesOf(db: ReadableDb): TreeShape[] {
  const tables = (db.pragma('table_list') as (TableRow & { schema: string })[]).filter(
    table => table.schema === 'main' && table.type !== 'virtual' && table.type !== 'view',
  )
  return tables.flatMap(table => [tableShape(db, table), ...indexShapes(db, table)])
}

function tableShape(db: ReadableDb, { name, wr, type }: TableRow): TreeShape {
  const declared = db.pragma(`table_info("${name}")`) as Column[]
  // Without rowid, a record begins with the primary key's columns.
  const key = declared.filter(column => column.pk > 0).sort((a, b) => a.pk - b.pk)
  const columns = wr ? [...key, ...declared.filter(column => column.pk === 0)] : declared
  const [only] = key
  const rowidColumn = !wr && key.length === 1 && only?.type === 'INTEGER' ? only.name : null
  const shape = { columns: columns.map(column => column.name), rowidColumn }
  return {
    name,
    kind: wr ? 'index' : 'table',
    // What a virtual table keeps for itself, and SQLite's own tables, follow from the rest.
    table: type === 'shadow' || name.startsWith('sqlite_') ? null : shape,
    fits: cell => fitsColumns(columns, rowidColumn, cell),
    isCertain: ({ values }) => {
      const only = ONLY_THERE.get(name)
      return only?.holds.test(String(values[only.at])) ?? false
    },
  }
}

function indexShapes(db: ReadableDb, { name: table, wr }: TableRow): TreeShape[] {
  const types = new Map(
    (db.pragma(`table_info("${table}")`) as Column[]).map(column => [column.name, column.type]),
  )
  const indexes = db.pragma(`index_list("${table}")`) as { name: string; origin: string }[]
  // Without rowid, the primary key is no index beside the table: it is the table.
  const beside = indexes.filter(index => !(wr && index.origin === 'pk'))
  return beside.map(({ name }) => {
    const columns = (db.pragma(`index_xinfo("${name}")`) as { name: string | null }[]).map(column =>
      column.name === null ? 'INTEGER' : (types.get(column.name) ?? ''),
    )
    return {
      name,
      kind: 'index',
      table: null,
      isCertain: () => false,
      fits: ({ values }) =>
        values.length === columns.length &&
        values.every((value, at) => value === null || accepts(columns[at] ?? '', value)),
    }
  })
}
