import type { Logger } from 'pino'
import type { Db } from './database/transaction.ts'
import type { Keys } from './secrets/keys.ts'

/** What every part of headquarters works with; nothing reaches for a clock, a key or a database of its own. */
export interface Services {
  db: Db
  keys: Keys
  clock: () => Date
  /** Cryptographically random bytes. */
  random: (bytes: number) => Buffer
  log: Logger
}
