import { USABLE } from './pageCipher.ts'
import { readRecord, type Value, varint } from './record.ts'

/** A row of a table's leaf, or an entry of an index or of a table without rowid. */
export interface Cell {
  rowid: number | null
  values: Value[]
}

export interface BtreePage {
  kind: 'table' | 'index'
  /** Pages below; none in a leaf. */
  children: number[]
  cells: Cell[]
  /** Cells whose content goes on in a page that cannot be read, or that are not records. */
  lostCells: number
}

/** Gives a page as SQLite sees it, or null where it cannot be read. */
export type ReadPage = (page: number) => Buffer | null

const TABLE_LEAF = 0x0d
const TABLE_INTERIOR = 0x05
const INDEX_LEAF = 0x0a
const INDEX_INTERIOR = 0x02

/** Bytes of a payload that are on the page itself (sqlite.org/fileformat2.html §1.6). */
function localLength(payload: number, isTable: boolean): number {
  const most = isTable ? USABLE - 35 : Math.floor(((USABLE - 12) * 64) / 255) - 23
  if (payload <= most) return payload
  const least = Math.floor(((USABLE - 12) * 32) / 255) - 23
  const local = least + ((payload - least) % (USABLE - 4))
  return local <= most ? local : least
}

/** A cell's payload with what overflowed to other pages, or null where one of those cannot be read. */
function payloadAt(
  page: Buffer,
  at: number,
  length: number,
  isTable: boolean,
  read: ReadPage,
): Buffer | null {
  const local = localLength(length, isTable)
  if (at + local > USABLE) return null
  const parts = [page.subarray(at, at + local)]
  let missing = length - local
  let next = missing > 0 ? page.readUInt32BE(at + local) : 0
  while (missing > 0) {
    const overflow = next > 0 ? read(next) : null
    if (!overflow) return null
    const part = overflow.subarray(4, 4 + Math.min(missing, USABLE - 4))
    parts.push(part)
    missing -= part.length
    next = overflow.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

function cellAt(page: Buffer, at: number, type: number, read: ReadPage): Cell | null {
  const isTable = type === TABLE_LEAF
  const length = varint(page, type === INDEX_INTERIOR ? at + 4 : at)
  const rowid = isTable ? varint(page, length.next) : null
  const payload = payloadAt(page, rowid?.next ?? length.next, length.value, isTable, read)
  const values = payload && readRecord(payload)
  return values && { rowid: rowid?.value ?? null, values }
}

/** Takes a page of a B-tree apart, or gives null where it is none. */
export function readBtreePage(page: Buffer, number: number, read: ReadPage): BtreePage | null {
  const start = number === 1 ? 100 : 0
  const type = page.readUInt8(start)
  if (![TABLE_LEAF, TABLE_INTERIOR, INDEX_LEAF, INDEX_INTERIOR].includes(type)) return null
  const isInterior = type === TABLE_INTERIOR || type === INDEX_INTERIOR
  const found: BtreePage = {
    kind: type === TABLE_LEAF || type === TABLE_INTERIOR ? 'table' : 'index',
    children: isInterior ? [page.readUInt32BE(start + 8)] : [],
    cells: [],
    lostCells: 0,
  }
  try {
    const pointers = start + (isInterior ? 12 : 8)
    for (let n = 0; n < page.readUInt16BE(start + 3); n += 1) {
      const at = page.readUInt16BE(pointers + 2 * n)
      if (isInterior) found.children.push(page.readUInt32BE(at))
      if (type === TABLE_INTERIOR) continue
      const cell = cellAt(page, at, type, read)
      if (cell) found.cells.push(cell)
      else found.lostCells += 1
    }
    return found
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
