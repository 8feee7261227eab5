import { setTimeout as delay } from 'node:timers/promises'
import type { WritableDb } from '../../store/database.ts'
import { shrinkDue } from '../../store/retention/shrink.ts'
import { log } from '../log.ts'

const DAY_MS = 86_400_000
/** Leaves the thread to the people at the counter for at least half of the time. */
const PAUSE_MS = 20

/** Lets facts go whose time in the store is over: when it is opened, and once a day while it stays open. */
export class Retention {
  readonly #db: () => WritableDb | null
  #running: Promise<void> | null = null

  /** @param db the store that is open; null when none is. */
  constructor(db: () => WritableDb | null) {
    this.#db = db
    setInterval(() => void this.run(), DAY_MS).unref()
  }

  /** Resolves when nothing is due any more; asked again meanwhile, it is the same run. */
  run(): Promise<void> {
    this.#running ??= this.#shrink().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #shrink(): Promise<void> {
    const db = this.#db()
    if (!db) return
    try {
      const pause = async () => {
        await delay(PAUSE_MS)
        return db.open
      }
      const members = await shrinkDue(db, () => new Date(), pause)
      if (members > 0) log.event('shrunk', { members })
    } catch (error) {
      log.failure('retention', error)
    }
  }
}
