import { stateErasures } from '../store/erasure/stateErasures.ts'
import { counterOf } from '../store/repositories/counter.ts'
import { nextBatch, outboxSummary, unknownAfterCrash } from '../store/repositories/outbox.ts'
import { waitAfter, waitAsAsked } from './backoff.ts'
import { BatchSize } from './batchSize.ts'
import { breakable } from './breakOff.ts'
import { signCheckpoints } from './checkpoints.ts'
import { sendCheckpoints } from './countersigning.ts'
import type { ExchangeFault } from './exchange.ts'
import type { CatchUp } from './follow.ts'
import { Hearing } from './hearing.ts'
import { HeldUp } from './heldUp.ts'
import { type Line, lineOf } from './line.ts'
import { isFaultAt, pushBatch } from './push.ts'
import type { Connection, Status, Sync, SyncOptions } from './syncOptions.ts'
import { instantIn, realWorld, type World } from './world.ts'

export type { Status, Sync, SyncOptions } from './syncOptions.ts'

/** While nothing waits, headquarters is asked this often whether it is there. */
const IDLE_MS = 30_000

/** So long an answer that is under way is waited for when synchronising is stopped: nobody waits for a dead line to close. */
const GRACE_MS = 2_000

/** [SYN6] Failures after which waits grow no more: a line that swallows what is asked is tried as often as any other. */
const MANY = 10

const connectionAfter = (fault: ExchangeFault): Connection =>
  fault.code === 'refused' || fault.code === 'unusable' ? 'refused' : 'offline'

/** [SYN6] The line went in the middle of a round. */
const isOfLine = (fault: ExchangeFault | null) => fault?.code === 'unreachable' || fault?.code === 'no-answer'

class Drain implements Sync {
  readonly #options: SyncOptions
  readonly #world: World
  readonly #breakOff: () => void
  readonly #line: Line
  readonly #size = new BatchSize()
  readonly #heldUp = new HeldUp()
  readonly #hearing: Hearing
  #catchUp: CatchUp | null = null
  #connection: Connection = 'unknown'
  #nextAttemptAt: string | null = null
  #failures = 0
  /** Rounds in a row that reached headquarters, or got nowhere, and were then broken off. */
  #broken = 0
  #endWait: () => void = () => {}
  #running: Promise<void> | null = null
  #again = false
  #stopped = false

  constructor(options: SyncOptions) {
    const { db, counter, key } = options
    const { world, breakOff } = breakable(options.world ?? realWorld)
    this.#options = options
    this.#world = world
    this.#breakOff = breakOff
    this.#line = lineOf({ db, counter, key, learn: db, world })
    unknownAfterCrash(db)
    this.#hearing = this.#makeHearing()
  }

  #makeHearing(): Hearing {
    return new Hearing({
      ...this.#options,
      ...{ line: this.#line, world: this.#world, changed: this.#changed(this.#options.changed) },
      progress: catchUp => {
        this.#catchUp = catchUp
        this.#tell()
      },
      // What a clerk has just saved does not wait for the rest of a long catching up.
      goOn: () => !this.#stopped && !this.#again,
    })
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
    const [nextAttemptAt, catchUp] = [this.#nextAttemptAt, this.#catchUp]
    return { connection: this.#connection, ...outboxSummary(db), nextAttemptAt, catchUp }
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#endWait()
    const takeBack = this.#world.after(GRACE_MS, this.#breakOff)
    await this.#running
    takeBack()
  }

  async #rounds(): Promise<void> {
    this.#endWait()
    this.#nextAttemptAt = null
    let waitMs = IDLE_MS
    do {
      this.#again = false
      waitMs = await this.#wholeRound()
    } while (this.#again && !this.#stopped)
    this.#running = null
    if (this.#stopped) return
    this.#nextAttemptAt = this.#failures > 0 ? new Date(this.#world.now() + waitMs).toISOString() : null
    this.#endWait = this.#world.after(waitMs, () => void this.wake())
    this.#tell()
  }

  /** [SYN6] Whatever ends a round, a disk that is full or a keychain that does not answer, the next one comes. */
  async #wholeRound(): Promise<number> {
    const before = this.#broken
    try {
      const waitMs = await this.#round()
      if (this.#broken === before) this.#broken = 0
      return waitMs
    } catch (error) {
      this.#options.failed?.(error)
      return this.#brokenOff(this.#connection)
    }
  }

  /** Headquarters may have answered in this round, and before it too: what counts is how often a round was broken off. */
  #brokenOff(connection: Connection): number {
    this.#broken += 1
    this.#failures = Math.max(this.#failures, this.#broken - 1)
    return this.#failed(connection)
  }

  /** Drains the outbox as far as it goes; gives the milliseconds until the next round. */
  async #round(): Promise<number> {
    let drained = false
    if (!this.#isOurs()) return IDLE_MS
    this.#signCheckpoints(drained)
    this.#heldUp.beginRound()
    for (;;) {
      if (this.#hearing.isOverdue()) {
        // What was put into the outbox until now is sent next: it is no reason to break off what is heard.
        this.#again = false
        await this.#hear()
      }
      if (this.#stopped || !this.#isOurs()) return IDLE_MS
      this.#stateErasures()
      if (this.#isNothingLeft()) {
        if (this.#heldUp.retry()) continue
        return this.#atEnd(drained)
      }
      const pushed = await pushBatch(this.#context())
      if (!pushed.ok) return this.#notAnswered(pushed.error)
      const { settled, unproven, heldUp, forked } = pushed.value
      if (forked) return this.#fork()
      if (unproven > heldUp) {
        await this.#hear()
        return this.#brokenOff('refused')
      }
      drained ||= settled > 0
      if (unproven === 0) this.#set('online', 0)
    }
  }

  /** [SYN13] [REV3] Whoever cannot become a device of its own may have been revoked: the feed says so. */
  async #fork(): Promise<number> {
    this.#options.forked?.()
    await this.#hear()
    return this.#brokenOff('refused')
  }

  #isNothingLeft(): boolean {
    const { protocol } = this.#hearing
    return nextBatch(this.#options.db, 1, { protocol, except: this.#heldUp.members }).length === 0
  }

  /** [SYN18] All was sent, though not all may be held. */
  async #atEnd(drained: boolean): Promise<number> {
    const waitMs = await this.#idle(drained)
    const isAnyHeldUp = this.#heldUp.forget()
    return isAnyHeldUp && this.#connection !== 'offline' ? this.#brokenOff('refused') : waitMs
  }

  async #notAnswered(fault: ExchangeFault): Promise<number> {
    if (isFaultAt(fault)) {
      await this.#hear()
      return this.#brokenOff('refused')
    }
    const wait = this.#failed(connectionAfter(fault))
    const asked = fault.code === 'busy' ? fault.retryAfterSeconds : null
    return asked ? waitAsAsked(asked, this.#world.chance()) : wait
  }

  /**
   * [SYN14] False once the store has become another device: what is made from then on is not for this one to sign, and waits
   * for who takes over. Looked at in the same breath in which a batch is taken.
   */
  #isOurs = (): boolean => counterOf(this.#options.db)?.deviceId === this.#options.counter.deviceId

  async #idle(drained: boolean): Promise<number> {
    this.#signCheckpoints(drained)
    const isThere = await this.#hearing.isThere()
    const there = this.#heldUp.members.size > 0 ? 'refused' : 'online'
    this.#set(isThere ? there : 'offline', 0)
    if (!isThere) await this.#hearing.settle()
    if (!isThere) return waitAfter(MANY, this.#world.chance())
    if (this.#stopped) return IDLE_MS
    // [VER3] What was held back may be sent now.
    if (!this.#isNothingLeft()) this.#again = true
    const fault = await this.#hearing.follow()
    // What headquarters changed is in the log too.
    this.#signCheckpoints(drained)
    if (isOfLine(fault)) return this.#brokenOff('offline')
    if (!this.#stopped) await this.#sendCheckpoints()
    return IDLE_MS
  }

  /** [REV3] [SYN18] What is not sent yet, or cannot be held for now, keeps nobody from hearing what headquarters has decided. */
  async #hear(): Promise<void> {
    if ((await this.#hearing.isThere()) && !this.#stopped) await this.#hearing.follow()
  }

  #signCheckpoints(drained: boolean): void {
    const { db, counter, key } = this.#options
    signCheckpoints({ db, deviceId: counter.deviceId, key, now: () => instantIn(this.#world) }, drained)
  }

  /** [ERA5] What was erased since the last batch. */
  #stateErasures(): void {
    const { db, counter, key } = this.#options
    const sign = (text: string) => Buffer.from(key.sign(text), 'base64').toString('base64url')
    const now = () => instantIn(this.#world)
    stateErasures(db, { deviceId: counter.deviceId, sign, now }, this.#world)
  }

  /** What is not countersigned now is sent again after the next round. */
  async #sendCheckpoints(): Promise<void> {
    const { db, counter, key } = this.#options
    await sendCheckpoints({ db, counter, key, line: this.#line, now: () => instantIn(this.#world) })
  }

  #failed(connection: Connection): number {
    this.#set(connection, this.#failures + 1)
    return waitAfter(this.#failures, this.#world.chance())
  }

  #context() {
    const { db, counter, changed } = this.#options
    const here = {
      ...{ line: this.#line, world: this.#world, size: this.#size, heldUp: this.#heldUp },
      protocol: this.#hearing.protocol,
    }
    return { db, counter, ...here, changed: this.#changed(changed) }
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
    if (this.#stopped) return
    try {
      this.#options.status(this.status())
    } catch (error) {
      // Who is told of it may not end what it tells of.
      this.#options.failed?.(error)
    }
  }
}

/** Starts draining the outbox of an open store to headquarters; goes on by itself until stopped. */
export function startSync(options: SyncOptions): Sync {
  const drain = new Drain(options)
  void drain.wake()
  return drain
}
