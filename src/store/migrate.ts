import type Database from 'better-sqlite3-multiple-ciphers'
import { inTransaction, type WritableDb } from './database.ts'
import { firstStore } from './migrations/001-first-store.ts'
import { auditCheckpoints } from './migrations/002-audit-checkpoints.ts'
import { searchAndDraft } from './migrations/003-search-and-draft.ts'
import { erasureAndRetention } from './migrations/004-erasure-and-retention.ts'
import { followingHeadquarters } from './migrations/005-following-headquarters.ts'
import { registers } from './migrations/006-registers.ts'
import { factChanges } from './migrations/007-fact-changes.ts'
import { waitingActs } from './migrations/008-waiting-acts.ts'
import { seenRejections } from './migrations/009-seen-rejections.ts'
import { pinHands } from './migrations/010-pin-hands.ts'
import { signedAnswers } from './migrations/011-signed-answers.ts'
import { proofsOfShrunk } from './migrations/012-proofs-of-shrunk.ts'
import { runningClock } from './migrations/013-running-clock.ts'
import { proposalReadings } from './migrations/014-proposal-readings.ts'
import type { Migration } from './migrations/migration.ts'

const migrations: readonly Migration[] = [
  firstStore,
  auditCheckpoints,
  searchAndDraft,
  erasureAndRetention,
  followingHeadquarters,
  registers,
  factChanges,
  waitingActs,
  seenRejections,
  pinHands,
  signedAnswers,
  proofsOfShrunk,
  runningClock,
  proposalReadings,
]

export const newestVersion = migrations.length

/** The number of migrations that a store has had, kept in SQLite's `user_version`. */
export const versionOf = (db: Database.Database) => db.pragma('user_version', { simple: true }) as number

/** Brings a store to `target` (default: the newest). Each step is one transaction with its version number. */
export function migrate(db: WritableDb, target = newestVersion): void {
  for (let version = versionOf(db); version < target; version += 1)
    inTransaction(db, () => {
      migrations[version]?.(db)
      db.pragma(`user_version=${version + 1}`)
    })
}
