import type { AppState } from '../../contract/ipc/app.ts'
import { keepCutOff } from '../../store/repositories/cutOff.ts'
import { findStaff } from '../../store/repositories/staff.ts'
import type { OpenCounter } from './counterAppOptions.ts'
import type { Keys } from './keys.ts'
import type { Staff } from './signIn.ts'

/** Why whoever was signed in is not any more. */
type News = NonNullable<Extract<AppState, { phase: 'sign-in' }>['told']>

/** Phases in which people sign in and work, or would. */
const atWork: readonly AppState['phase'][] = ['sign-in', 'ready', 'cut-off']

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

  constructor(options: DeskOptions) {
    this.#options = options
  }

  staff = (): Staff | null => this.#staff
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
    return this.#options.enter({ phase: 'ready', counter: this.#counter(), staff })
  }

  /** Waits for somebody to sign in; [REV3] for nobody where the counter was cut off. */
  leave(told?: News): AppState {
    this.#staff = null
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
    const [open, staff] = [this.#options.open(), this.#staff]
    if (!open || !staff || findStaff(open.db, staff.staffNumber)?.role === staff.role) return
    if (this.#options.state().phase === 'ready') this.leave('staff-changed')
  }
}
