import type { WritableDb } from '../../../src/store/database.ts'
import type { Counter } from '../../../src/store/repositories/counter.ts'
import type { Sync } from '../../../src/sync/sync.ts'

/**
 * One run of a counter's app, from its start to its end. When it is killed, what it waits for never comes: so nothing of
 * it happens any more, as when a process is gone.
 */
export class Life {
  isAlive = true
  db: WritableDb | null = null
  counter: Counter | null = null
  sync: Sync | null = null
  isRejoining = false
}
