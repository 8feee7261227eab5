import { PAGE_SIZE } from './pageCipher.ts'

/** One page as a transaction left it, in the write-ahead log (sqlite.org/fileformat2.html §4). */
export interface Frame {
  page: number
  /** Where the page's bytes begin in the log. */
  offset: number
  /** The store's size in pages, on the last frame of a transaction; else 0. */
  pagesAfter: number
}

export interface WalFrames {
  /** False where the log's first bytes are not a header that SQLite takes: it then ignores the whole log. */
  headerHolds: boolean
  /** The frames that SQLite reads: an unbroken chain of checksums, up to the last whole transaction. */
  committed: Frame[]
  /** Frames of the same log behind the break, which SQLite does not see. */
  beyond: Frame[]
}

const HEADER = 32
const FRAME_HEADER = 24
const MAGIC = 0x377f0682

interface Sum {
  a: number
  b: number
}

/** SQLite's checksum over whole eight-byte units, in the byte order that the log's magic number names. */
function summed({ a, b }: Sum, bytes: Buffer, from: number, to: number, bigEndian: boolean): Sum {
  const word = bigEndian ? (at: number) => bytes.readUInt32BE(at) : (at: number) => bytes.readUInt32LE(at)
  for (let at = from; at < to; at += 8) {
    a = (a + word(at) + b) >>> 0
    b = (b + word(at + 4) + a) >>> 0
  }
  return { a, b }
}

const holds = (sum: Sum, bytes: Buffer, at: number) =>
  sum.a === bytes.readUInt32BE(at) && sum.b === bytes.readUInt32BE(at + 4)

/** The running checksum after the header, or null where the header is not one. */
function headerSum(wal: Buffer): (Sum & { bigEndian: boolean }) | null {
  const magic = wal.readUInt32BE(0)
  if ((magic & ~1) >>> 0 !== MAGIC) return null
  const bigEndian = (magic & 1) === 1
  const sum = summed({ a: 0, b: 0 }, wal, 0, 24, bigEndian)
  return holds(sum, wal, 24) && wal.readUInt32BE(8) === PAGE_SIZE ? { ...sum, bigEndian } : null
}

/** Reads a log as SQLite does after a crash, and beyond. Frames of earlier uses of the file are none of it. */
export function readWal(wal: Buffer): WalFrames {
  if (wal.length < HEADER + FRAME_HEADER + PAGE_SIZE) return { headerHolds: true, committed: [], beyond: [] }
  const header = headerSum(wal)
  const frames: WalFrames = { headerHolds: header !== null, committed: [], beyond: [] }
  // A damaged header hides the whole log; the first frame tells which salts it had.
  const salts = header ? wal.subarray(16, 24) : wal.subarray(HEADER + 8, HEADER + 16)
  let sum: Sum | null = header
  let open: Frame[] = []
  for (let at = HEADER; at + FRAME_HEADER + PAGE_SIZE <= wal.length; at += FRAME_HEADER + PAGE_SIZE) {
    const isOurs = wal.subarray(at + 8, at + 16).equals(salts)
    const frame = {
      page: wal.readUInt32BE(at),
      offset: at + FRAME_HEADER,
      pagesAfter: wal.readUInt32BE(at + 4),
    }
    if (sum && header) {
      const first = summed(sum, wal, at, at + 8, header.bigEndian)
      const next: Sum = summed(first, wal, frame.offset, frame.offset + PAGE_SIZE, header.bigEndian)
      sum = isOurs && frame.page > 0 && holds(next, wal, at + 16) ? next : null
    }
    if (!sum) {
      if (isOurs && frame.page > 0) frames.beyond.push(frame)
      continue
    }
    open.push(frame)
    if (frame.pagesAfter === 0) continue
    frames.committed.push(...open)
    open = []
  }
  return frames
}
