import type { DamageFound } from './damageFound.ts'
import type { StorePages } from './storePages.ts'
import type { Frame } from './walFrames.ts'

const damaged = (frames: readonly Frame[]): DamageFound[] => [{ kind: 'wal-damaged', frames: frames.length }]

/**
 * Whether the log is this store's, and whether it breaks off where only damage can break it. A transaction is synced
 * before the next begins, so behind one that is not whole there is nothing of ours after a power cut; where there is,
 * the log was damaged later, and SQLite would drop what it promised. A break within the very last transaction looks
 * like a power cut and cannot be told from one.
 */
export function inspectWal(pages: StorePages): DamageFound[] {
  if (pages.walIsForeign) return [{ kind: 'wal-foreign' }]
  if (isStale(pages)) return [{ kind: 'wal-stale' }]
  const { headerHolds, beyond } = pages.wal
  if (!headerHolds) return hiddenByHeader(pages) ? damaged(beyond) : []
  const torn = beyond.findIndex(frame => frame.pagesAfter > 0)
  const behind = torn < 0 ? [] : beyond.slice(torn + 1)
  return behind.some(frame => pages.readFrame(frame)) ? damaged(beyond) : []
}

/**
 * A header is also broken by a power cut as the log is begun anew; everything in it has reached the file by then. So
 * it matters only where the log holds a page that the file does not.
 */
function hiddenByHeader(pages: StorePages): boolean {
  const newest = new Map(pages.wal.beyond.map(frame => [frame.page, frame]))
  return [...newest.values()].some(frame => {
    const written = pages.readFrame(frame)
    const kept = pages.readFromFile(frame.page)
    return written !== null && (kept === null || !written.equals(kept))
  })
}

/** Offsets in page 1 (sqlite.org/fileformat2.html §1.3). */
const CHANGE_COUNTER = 24
const PAGE_COUNT = 28
const SCHEMA_COOKIE = 40

/**
 * What a log holds is newer than the file, or the same. Page 1 tells: its change counter never falls, and the store
 * only ever shrinks by a VACUUM, which raises the schema cookie. As long as no transaction in the log wrote page 1, the
 * store has the size that the file's own page 1 gives. An older log of the same session and size passes for newer.
 */
function isStale(pages: StorePages): boolean {
  const last = pages.wal.committed.at(-1)
  const inFile = pages.readFromFile(1)
  if (!last || !inFile) return false
  if (!pages.isInWal(1)) return last.pagesAfter !== inFile.readUInt32BE(PAGE_COUNT)
  const inWal = pages.read(1)
  if (!inWal) return false
  const falls = (field: number) => inWal.readUInt32BE(field) < inFile.readUInt32BE(field)
  const vacuumed = inWal.readUInt32BE(SCHEMA_COOKIE) > inFile.readUInt32BE(SCHEMA_COOKIE)
  return falls(CHANGE_COUNTER) || (falls(PAGE_COUNT) && !vacuumed)
}
