import { verify } from '@node-rs/argon2'
import type { AppState } from '../../contract/ipc/app.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { StaffHere } from '../../contract/ipc/staff.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { pinProblem } from '../../domain/staff/pin.ts'
import { changePin } from '../../store/changePin.ts'
import { settingsOf } from '../../store/feed/company.ts'
import { findStaff, recordSignIn } from '../../store/repositories/staff.ts'
import type { OpenCounter } from '../counter/counterAppOptions.ts'
import type { Desk } from '../counter/desk.ts'
import type { Keys } from '../counter/keys.ts'
import { admitStaff, type Staff } from '../counter/signIn.ts'
import { random } from '../random.ts'
import { IdleWatch } from './idleWatch.ts'
import { hashPin, makePin, pepperOf } from './pinHash.ts'
import { staffHere } from './staffHere.ts'
import { forgive, verifyPin } from './verifyPin.ts'

type Answer = Promise<Result<AppState, Fault>>
type Phase = AppState['phase']

interface SessionOptions {
  dataFolder: string
  desk: Desk
  open(): OpenCounter | null
  keys(): Keys | null
  keepKeys(keys: Keys): void
  phase(): Phase
  isBusy(): boolean
  oneAtATime(phases: Phase[], work: () => Answer): Answer
  /** How many seconds are left until the counter locks; null when somebody has touched it. */
  idle(secondsLeft: number | null): void
}

/** Signing in, locking, and PINs: who works at the counter, for as long as they show that they are there. */
export class Session {
  readonly #options: SessionOptions
  readonly #watch = new IdleWatch()
  #warned = false

  constructor(options: SessionOptions) {
    this.#options = options
  }

  /** At a locked counter somebody else may sign in too: the form stays behind as a draft. */
  signIn(credentials: { staffNumber: string; pin: string }): Answer {
    const { phase, oneAtATime, dataFolder, desk, keepKeys } = this.#options
    return oneAtATime(['sign-in', 'locked'], async () => {
      const [open, keys, before] = [this.#options.open(), this.#options.keys(), phase()]
      if (!open || !keys) return err({ code: 'not-now' })
      const signedIn = await admitStaff(dataFolder, open.db, keys, credentials)
      if (!signedIn.ok) return signedIn
      // Headquarters may have said something of this counter while the PIN was verified.
      if (phase() !== before) return err({ code: 'not-now' })
      keepKeys(signedIn.value.keys)
      const { staff, mustChangePin } = signedIn.value
      this.#watch.touch()
      return ok(mustChangePin ? desk.awaitPin(staff) : desk.take(staff))
    })
  }

  /** Whoever the counter was locked on goes on where they were. */
  unlock(pin: string): Answer {
    const { phase, oneAtATime, desk } = this.#options
    return oneAtATime(['locked'], async () => {
      const [open, keys, staff] = [this.#options.open(), this.#options.keys(), desk.away()]
      if (!open || !keys || !staff) return err({ code: 'not-now' })
      const verified = await verifyPin(open.db, keys.secrets, { staffNumber: staff.staffNumber, pin })
      if (!verified.ok) return verified
      if (phase() !== 'locked') return err({ code: 'not-now' })
      recordSignIn(open.db, staff.staffNumber, new Date().toISOString(), 'staff.unlocked')
      this.#watch.touch()
      return ok(desk.take(staff))
    })
  }

  /** A PIN of one's own in the place of one that somebody else made; who chooses has just shown the old one. */
  choosePin(newPin: string): Answer {
    const { oneAtATime, desk } = this.#options
    return oneAtATime(['new-pin'], async () => {
      const staff = desk.away()
      if (!staff) return err({ code: 'not-now' })
      const kept = await this.#keepPin(staff, newPin)
      return kept.ok && this.#options.phase() === 'new-pin' ? ok(desk.take(staff)) : kept
    })
  }

  changePin(staff: Staff, { pin, newPin }: { pin: string; newPin: string }): Answer {
    return this.#options.oneAtATime(['ready'], async () => {
      const [open, keys] = [this.#options.open(), this.#options.keys()]
      if (!open || !keys) return err({ code: 'not-now' })
      const verified = await verifyPin(open.db, keys.secrets, { staffNumber: staff.staffNumber, pin })
      return verified.ok ? this.#keepPin(staff, newPin) : verified
    })
  }

  async #keepPin({ staffNumber }: Staff, newPin: string): Answer {
    const [open, keys] = [this.#options.open(), this.#options.keys()]
    const known = open && findStaff(open.db, staffNumber)
    if (!open || !keys || !known) return err({ code: 'not-now' })
    const problem = pinProblem(newPin)
    if (problem) return err({ code: problem })
    const pepper = await pepperOf(keys.secrets)
    if (await verify(known.pinHash, newPin, { secret: pepper })) return err({ code: 'pin-the-same' })
    const pinHash = await hashPin(newPin, pepper)
    changePin(open.db, { staffNumber, pinHash, changedBy: staffNumber, at: new Date().toISOString() }, random)
    void open.sync.wake()
    return ok(this.#options.desk.state())
  }

  /** A new PIN for somebody who forgot theirs or is locked out; it is shown once and kept nowhere. */
  async resetPin(by: Staff, staffNumber: string): Promise<Result<{ pin: string }, Fault>> {
    const [open, keys] = [this.#options.open(), this.#options.keys()]
    if (!open || !keys) return err({ code: 'not-now' })
    if (staffNumber === by.staffNumber) return err({ code: 'own-pin' })
    if (!findStaff(open.db, staffNumber)) return err({ code: 'staff-unknown' })
    const pin = makePin()
    const pinHash = await hashPin(pin, await pepperOf(keys.secrets))
    const change = { staffNumber, pinHash, changedBy: by.staffNumber, at: new Date().toISOString() }
    changePin(open.db, change, random)
    await forgive(open.db, keys.secrets, staffNumber)
    void open.sync.wake()
    return ok({ pin })
  }

  /** Everybody whom the counter has known, and whether they could sign in now. */
  async staffHere(): Promise<StaffHere> {
    const [open, keys] = [this.#options.open(), this.#options.keys()]
    return open && keys ? staffHere(open.db, keys.secrets) : []
  }

  /** Who works here leaves for a moment. */
  lock(): AppState {
    const { isBusy, phase, desk } = this.#options
    return isBusy() || phase() !== 'ready' ? desk.state() : desk.lock()
  }

  /** Somebody is there. */
  touch(): void {
    this.#watch.touch()
    this.tick()
  }

  /** Warns, and locks, where nobody has been there for too long; called every second. Work under way is not cut short. */
  tick(): void {
    const { open, phase, isBusy, idle, desk } = this.#options
    const counter = open()
    const atWork = phase() === 'ready' && counter !== null && !isBusy()
    const left = atWork ? this.#watch.secondsLeft(settingsOf(counter.db).idleLockMinutes) : null
    if (left === null) {
      if (this.#warned) idle(null)
      this.#warned = false
      return
    }
    this.#warned = left > 0
    idle(left > 0 ? left : null)
    if (left === 0) desk.lock()
  }
}
