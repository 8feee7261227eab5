import type { Operation } from './record.ts'

/** The smallest part of a file that a disk writes whole, in bytes. */
export const SECTOR = 512

export type Change = Extract<Operation, { what: 'write' | 'truncate' }>

const endOf = (change: Change) =>
  change.what === 'write' ? change.offset + change.data.length : change.length

/** A file's content after changes, in their order. What no write reached is zero. */
export function withChanges(content: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return content
  const bytes = Buffer.alloc(changes.reduce((most, change) => Math.max(most, endOf(change)), content.length))
  content.copy(bytes)
  let length = content.length
  for (const change of changes) {
    if (change.what === 'write') {
      change.data.copy(bytes, change.offset)
      length = Math.max(length, endOf(change))
      continue
    }
    if (change.length < length) bytes.fill(0, change.length, length)
    length = change.length
  }
  return bytes.subarray(0, length)
}

/** The sectors that one write touches, each a write of its own. */
export function inSectors(change: Change): Change[] {
  if (change.what === 'truncate') return [change]
  const sectors: Change[] = []
  let at = 0
  while (at < change.data.length) {
    const offset = change.offset + at
    const next = Math.min(change.data.length, at + SECTOR - (offset % SECTOR))
    sectors.push({ ...change, offset, data: change.data.subarray(at, next) })
    at = next
  }
  return sectors
}
