import type { AppState } from '../../contract/ipc/app.ts'
import { keepCutOff } from '../../store/repositories/cutOff.ts'
import { findStaff } from '../../store/repositories/staff.ts'
import type { OpenCounter } from './counterAppOptions.ts'
import type { Keys } from './keys.ts'
import type { Staff } from './signIn.ts'

/** Why whoever was signed in is not any more. */
type News = NonNullable<Extract<AppState, { phase: 'sign-in' }>['told']>

/** Phases in which people sign in and work, or would. */
const atWork: readonly AppState['phase'][] = ['sign-in', 'ready', 'locked', 'new-pin', 'cut-off']

interface DeskOptions {
  open(): OpenCounter | null
  keys(): Keys | null
  state(): AppState
  enter(state: AppState): AppState
}

/** Who works at an open counter, and who may. */
export class Desk {
  readonly #options: DeskOptions
  #staff: Staff | null = null
  #away: Staff | null = null

  constructor(options: DeskOptions) {
    this.#options = options
  }

  staff = (): Staff | null => this.#staff
  /** Who is expected at a locked counter, or to choose a PIN; nothing is answered to them yet. */
  away = (): Staff | null => this.#away
  state = (): AppState => this.#options.state()
  isAtWork = (): boolean => atWork.includes(this.#options.state().phase)

  #counter() {
    const [open, keys] = [this.#options.open(), this.#options.keys()]
    if (!open || !keys) throw new Error('no counter is open')
    const { storeName, storeCode, counterNumber, standsAlone } = open.counter
    const { keyKeptIn } = keys.manifest
    return { storeName, storeCode, counterNumber, keyKeptIn, ...(standsAlone && { standsAlone }) }
  }

  /** Somebody has signed in. */
  take(staff: Staff): AppState {
    this.#staff = staff
    this.#away = null
    return this.#options.enter({ phase: 'ready', counter: this.#counter(), staff })
  }

  /** Nobody has been seen for a while: who works here is asked for their PIN, and meanwhile nothing is answered. */
  lock(): AppState {
    return this.#staff ? this.#waitFor('locked', this.#staff) : this.state()
  }

  /** Somebody signed in with a PIN that another person knows. */
  awaitPin(staff: Staff): AppState {
    return this.#waitFor('new-pin', staff)
  }

  #waitFor(phase: 'locked' | 'new-pin', staff: Staff): AppState {
    this.#staff = null
    this.#away = staff
    return this.#options.enter({ phase, counter: this.#counter(), staff })
  }

  /** Waits for somebody to sign in; [REV3] for nobody where the counter was cut off. */
  leave(told?: News): AppState {
    this.#staff = null
    this.#away = null
    const counter = this.#counter()
    if (this.#options.open()?.isCutOff()) return this.#options.enter({ phase: 'cut-off', counter })
    return this.#options.enter({ phase: 'sign-in', counter, ...(told && { told }) })
  }

  /** The counter is another one by now; who is signed in stays. */
  moved(): void {
    if (this.isAtWork())
      this.#options.enter({ ...this.#options.state(), counter: this.#counter() } as AppState)
  }

  /** [REV3] What headquarters says of this device, when it says something else than before. */
  revoked(isRevoked: boolean): void {
    const open = this.#options.open()
    if (!open || !keepCutOff(open.db, isRevoked, new Date().toISOString())) return
    if (this.isAtWork()) this.leave()
  }

  /** Who was dismissed, or has another role now, goes on only after signing in anew. */
  staffChanged(): void {
    const [open, staff] = [this.#options.open(), this.#staff ?? this.#away]
    if (!open || !staff || findStaff(open.db, staff.staffNumber)?.role === staff.role) return
    this.leave('staff-changed')
  }
}
