/** What is wrong with a store's files. None of it is ever answered by changing them. */
export type DamageFound =
  /** There is no file; a log without its store still holds enrolments. */
  | { kind: 'missing'; walLeft: boolean }
  /** 0 bytes: SQLite would begin a new store here under any key. */
  | { kind: 'empty' }
  /** Not one page opens: the key is another store's, or nothing of this one is left. */
  | { kind: 'key-wrong' }
  /** The file ends before the store does; sizes in pages, the second rounded down. */
  | { kind: 'truncated'; pages: number; found: number }
  /** Pages, from 1, whose bytes are not what was written there. */
  | { kind: 'page-unreadable'; pages: number[] }
  /** The few bytes at the file's beginning that are in the clear were changed. */
  | { kind: 'header-changed' }
  /** The log beside the store is not this store's. */
  | { kind: 'wal-foreign' }
  /** The log is from before the file: an older copy's, which would undo part of what came after. */
  | { kind: 'wal-stale' }
  /** The log is broken before whole transactions, which SQLite would drop without a word; so many frames of them. */
  | { kind: 'wal-damaged'; frames: number }
  /** Every page is as it was written, but they do not fit together: SQLite's own words, which hold no personal data. */
  | { kind: 'structure'; problems: string[] }
