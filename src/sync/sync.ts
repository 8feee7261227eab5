import { randomUUID } from 'node:crypto'
import { paths } from '../contract/sync/join.ts'
import type { WritableDb } from '../store/database.ts'
import { stateErasures } from '../store/erasure/stateErasures.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { outboxSummary, unknownAfterCrash } from '../store/repositories/outbox.ts'
import { waitAfter } from './backoff.ts'
import { signCheckpoints } from './checkpoints.ts'
import { sendCheckpoints } from './countersigning.ts'
import type { DeviceKey } from './deviceKey.ts'
import type { ExchangeFault } from './exchange.ts'
import { pushBatch } from './push.ts'

export type Connection = 'unknown' | 'online' | 'offline' | 'refused'

export interface Status {
  connection: Connection
  waiting: number
  refused: number
  lastConfirmedAt: string | null
  nextAttemptAt: string | null
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
}

export interface Sync {
  /** Something was put into the outbox, or the clerk asks: tries now, whatever the backoff says. */
  wake(): Promise<void>
  status(): Status
  /** Resolves when nothing is under way any more; the store may be closed then. */
  stop(): Promise<void>
}

/** While nothing waits, headquarters is asked this often whether it is there. */
const IDLE_MS = 30_000

const isThere = (url: string) =>
  fetch(new URL(url).href.replace(/\/$/, '') + paths.health, { signal: AbortSignal.timeout(5_000) })
    .then(response => response.ok)
    .catch(() => false)

const connectionAfter = (fault: ExchangeFault): Connection =>
  fault.code === 'refused' || fault.code === 'unusable' ? 'refused' : 'offline'

class Drain implements Sync {
  readonly #options: SyncOptions
  #connection: Connection = 'unknown'
  #nextAttemptAt: string | null = null
  #failures = 0
  #clockOffsetMs = 0
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | null = null
  #again = false
  #stopped = false

  constructor(options: SyncOptions) {
    this.#options = options
    unknownAfterCrash(options.db)
  }

  wake(): Promise<void> {
    if (this.#stopped) return Promise.resolve()
    // What arrives while a round is under way is seen by one more round: never by two at once.
    if (this.#running) this.#again = true
    else this.#running = this.#rounds()
    return this.#running
  }

  status(): Status {
    const { db } = this.#options
    return { connection: this.#connection, ...outboxSummary(db), nextAttemptAt: this.#nextAttemptAt }
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  async #rounds(): Promise<void> {
    clearTimeout(this.#timer)
    this.#nextAttemptAt = null
    let waitMs = IDLE_MS
    do {
      this.#again = false
      waitMs = await this.#round().catch(error => this.#notNow(error))
    } while (this.#again && !this.#stopped)
    this.#running = null
    if (this.#stopped) return
    this.#nextAttemptAt = this.#failures > 0 ? new Date(Date.now() + waitMs).toISOString() : null
    this.#timer = setTimeout(() => void this.wake(), waitMs)
    this.#tell()
  }

  /** Drains the outbox as far as it goes; gives the milliseconds until the next round. */
  async #round(): Promise<number> {
    let skewCorrected = false
    let drained = false
    this.#signCheckpoints(drained)
    for (;;) {
      if (this.#stopped) return IDLE_MS
      this.#stateErasures()
      if (outboxSummary(this.#options.db).waiting === 0) return this.#idle(drained)
      const pushed = await pushBatch(this.#context())
      if (pushed.ok && pushed.value.unproven === 0) {
        drained = true
        this.#set('online', 0)
        continue
      }
      if (pushed.ok && pushed.value.forked) this.#options.forked?.()
      if (pushed.ok) return this.#failed('refused')
      if (!skewCorrected && this.#correctClock(pushed.error)) {
        skewCorrected = true
        continue
      }
      const wait = this.#failed(connectionAfter(pushed.error))
      const asked = pushed.error.code === 'busy' ? pushed.error.retryAfterSeconds : null
      return asked ? Math.min(60, asked) * 1000 : wait
    }
  }

  async #idle(drained: boolean): Promise<number> {
    this.#signCheckpoints(drained)
    const there = await isThere(this.#options.counter.headquartersUrl)
    this.#set(there ? 'online' : 'offline', 0)
    if (there && !this.#stopped) await this.#sendCheckpoints()
    return IDLE_MS
  }

  #signCheckpoints(drained: boolean): void {
    const { db, counter, key } = this.#options
    signCheckpoints({ db, deviceId: counter.deviceId, key, now: () => new Date().toISOString() }, drained)
  }

  /** [ERA5] What was erased since the last batch. */
  #stateErasures(): void {
    const { db, counter, key } = this.#options
    const sign = (text: string) => Buffer.from(key.sign(text), 'base64').toString('base64url')
    const now = () => new Date().toISOString()
    stateErasures(db, { deviceId: counter.deviceId, sign, now }, { uuid: () => randomUUID() })
  }

  /** What is not countersigned now is sent again after the next round. */
  async #sendCheckpoints(): Promise<void> {
    const sent = await sendCheckpoints(this.#context())
    if (!sent.ok && this.#correctClock(sent.error)) await sendCheckpoints(this.#context())
  }

  /** A disk that takes nothing just now keeps what it has: the next round finds it as it was. */
  #notNow(error: unknown): number {
    if (!/^SQLITE_(FULL|IOERR|BUSY)/.test((error as { code?: string }).code ?? '')) throw error
    return this.#failed(this.#connection)
  }

  #failed(connection: Connection): number {
    this.#set(connection, this.#failures + 1)
    return waitAfter(this.#failures, Math.random())
  }

  /** [SYN8] A counter whose clock is off signs with headquarters' time; what it records keeps its own. */
  #correctClock(fault: ExchangeFault): boolean {
    if (fault.code !== 'refused' || !fault.problem.endsWith('clock-skew') || !fault.date) return false
    const theirs = Date.parse(fault.date)
    if (Number.isNaN(theirs)) return false
    this.#clockOffsetMs = theirs - Date.now()
    return true
  }

  #context() {
    const { db, counter, key, changed } = this.#options
    const now = () => Date.now() + this.#clockOffsetMs
    const signer = { deviceId: counter.deviceId, key, now }
    return { db, counter, signer, now: () => new Date().toISOString(), changed: this.#changed(changed) }
  }

  #changed = (changed: SyncOptions['changed']) => (memberIds: string[]) => {
    changed(memberIds)
    this.#tell()
  }

  #set(connection: Connection, failures: number): void {
    this.#connection = connection
    this.#failures = failures
    this.#tell()
  }

  #tell(): void {
    if (!this.#stopped) this.#options.status(this.status())
  }
}

/** Starts draining the outbox of an open store to headquarters; goes on by itself until stopped. */
export function startSync(options: SyncOptions): Sync {
  const drain = new Drain(options)
  void drain.wake()
  return drain
}
