import type { WritableDb } from '../store/database.ts'
import type { Counter } from '../store/repositories/counter.ts'
import type { DeviceKey } from './deviceKey.ts'
import type { DuplicateKeyPlace } from './duplicates.ts'
import type { CatchUp } from './follow.ts'
import type { World } from './world.ts'

/** `alone`: this counter has not joined headquarters. */
export type Connection = 'unknown' | 'online' | 'offline' | 'refused' | 'alone'

export interface Status {
  connection: Connection
  waiting: number
  refused: number
  lastConfirmedAt: string | null
  nextAttemptAt: string | null
  /** [FEE5] While much of what headquarters decided is still on its way here. */
  catchUp: CatchUp | null
}

export interface SyncOptions {
  db: WritableDb
  counter: Counter
  key: DeviceKey
  /** Tells of every change of the status. */
  status(status: Status): void
  /** Tells which members' delivery changed. */
  changed(memberIds: string[]): void
  /** [SYN13] Another copy of this device is at work; said again after every try until this one is another device. */
  forked?(): void
  /** [REV3] Whether headquarters has revoked this device; said after every look into the feed. */
  revoked?(isRevoked: boolean): void
  /** Staff of whom headquarters changed something. */
  staffChanged?(staffNumbers: string[]): void
  settingsChanged?(): void
  /** Something that nobody foresaw ended a round; the next one comes all the same. */
  failed?(error: unknown): void
  /** Where the key of the duplicate index is kept; without it the index is not followed. */
  duplicateKey?: DuplicateKeyPlace
  appVersion?: string
  world?: World
}

export interface Sync {
  /** Something was put into the outbox, or the clerk asks: tries now, whatever the backoff says. */
  wake(): Promise<void>
  status(): Status
  /** Resolves when nothing is under way any more; the store may be closed then. */
  stop(): Promise<void>
}
