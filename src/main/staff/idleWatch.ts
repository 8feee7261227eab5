import { secondsToLock } from '../../domain/staff/idle.ts'

/** For tests, and only ever sooner than headquarters has set. */
const soonest = Number(process.env.HARMOOR_IDLE_SECONDS) || Number.POSITIVE_INFINITY

/** How long nobody has touched the counter, by whichever clock says more: neither a set clock nor a sleep of the machine hides it. */
export class IdleWatch {
  #touchedAt = Date.now()
  #ranThen = performance.now()

  touch(): void {
    this.#touchedAt = Date.now()
    this.#ranThen = performance.now()
  }

  /** Null while there is time; 0 when the counter is to be locked. */
  secondsLeft(lockMinutes: number): number | null {
    const idle = Math.max(Date.now() - this.#touchedAt, performance.now() - this.#ranThen) / 1000
    return secondsToLock(idle, Math.min(lockMinutes * 60, soonest))
  }
}
