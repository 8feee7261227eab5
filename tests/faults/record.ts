import { readFileSync } from 'node:fs'
import { type Acknowledgement, acknowledgements } from './acknowledgement.ts'

/** One thing that a process did to its folder, in the order in which it did it. Names are relative to the folder. */
export type Operation =
  | { what: 'create'; inode: bigint; name: string }
  | { what: 'write'; inode: bigint; offset: number; data: Buffer }
  | { what: 'truncate'; inode: bigint; length: number }
  | { what: 'sync'; inode: bigint }
  | { what: 'sync-folder' }
  | { what: 'rename'; from: string; to: string }
  | { what: 'unlink'; name: string }
  | { what: 'acknowledge'; acknowledgement: Acknowledgement }

const HEADER = 32

/** Reads what shim.c recorded: see `struct record` there. */
export function readRecord(file: string): Operation[] {
  const bytes = readFileSync(file)
  const operations: Operation[] = []
  let at = 0
  while (at < bytes.length) {
    const [what, path, other, data] = [0, 4, 8, 12].map(field => bytes.readUInt32LE(at + field)) as [
      number,
      number,
      number,
      number,
    ]
    const inode = bytes.readBigUInt64LE(at + 16)
    const offset = Number(bytes.readBigUInt64LE(at + 24))
    const start = at + HEADER
    const name = bytes.toString('utf8', start, start + path)
    const to = bytes.toString('utf8', start + path, start + path + other)
    const content = bytes.subarray(start + path + other, start + path + other + data)
    operations.push(...operationOf(what, { inode, offset, name, to, content }))
    at = start + path + other + data
  }
  return operations
}

interface Fields {
  inode: bigint
  offset: number
  name: string
  to: string
  content: Buffer
}

function operationOf(what: number, { inode, offset, name, to, content }: Fields): Operation[] {
  switch (what) {
    case 1:
      return [{ what: 'create', inode, name }]
    case 2:
      return [{ what: 'write', inode, offset, data: content }]
    case 3:
      return [{ what: 'truncate', inode, length: offset }]
    case 4:
      return [{ what: 'sync', inode }]
    case 5:
      return [{ what: 'sync-folder' }]
    case 6:
      return [{ what: 'rename', from: name, to }]
    case 7:
      return [{ what: 'unlink', name }]
    case 8:
      return acknowledgements(content.toString('utf8')).map(acknowledgement => ({
        what: 'acknowledge',
        acknowledgement,
      }))
    default:
      throw new Error('not a record of the shim')
  }
}
