import { keyStream64, openSealed } from './aegis256.ts'

/** Bytes per page: SQLite's default, which no store of ours changes. */
export const PAGE_SIZE = 4096

const TAG = 32
const NONCE = 32
/** Bytes of a page that hold content. */
export const USABLE = PAGE_SIZE - TAG - NONCE

/** Page 1 begins in the clear: 16 bytes of salt, which a raw key does not use, then 8 that SQLite needs to begin. */
const CLEAR = 24
const HEADER = Buffer.from('SQLite format 3\0', 'latin1')
/** Page size 4096, WAL for writers and readers, 64 bytes reserved, and three fractions that are always these. */
const CLEAR_FIELDS = Buffer.from([0x10, 0x00, 2, 2, TAG + NONCE, 64, 32, 32])

/** The eight bytes that are in the clear and not authenticated are what they are in every store. */
export const clearFieldsHold = (page1: Buffer) => page1.subarray(16, CLEAR).equals(CLEAR_FIELDS)

/**
 * Opens one page as SQLite3 Multiple Ciphers' `aegis` sealed it: content, tag, nonce; the page's key and nonce are a key
 * stream of the store's key, whose last four bytes are the page's number, so that no page passes for another.
 * @returns the page as SQLite sees it, or null when it is not what was written there under this key
 */
export function openPage(sealed: Buffer, number: number, key: Buffer): Buffer | null {
  const oneTime = keyStream64(key, sealed.subarray(USABLE + TAG, PAGE_SIZE))
  oneTime.writeUInt32BE(number, 60)
  const start = number === 1 ? CLEAR : 0
  const opened = openSealed(
    oneTime.subarray(0, 32),
    oneTime.subarray(32),
    sealed.subarray(start, USABLE),
    sealed.subarray(USABLE, USABLE + TAG),
  )
  if (!opened || number !== 1) return opened
  return Buffer.concat([HEADER, CLEAR_FIELDS, opened])
}
