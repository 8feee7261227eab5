import { accessSync, constants, mkdirSync } from 'node:fs'
import type { AppState, SyncStatus } from '../../contract/ipc/app.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { WritableDb } from '../../store/database.ts'
import { type Counter, counterOf } from '../../store/repositories/counter.ts'
import { deviceKeyFrom } from '../../sync/deviceKey.ts'
import { type Sync, startSync } from '../../sync/sync.ts'
import { joinCounter } from './joining.ts'
import { findKeys, type Keys, unsealKeys } from './keys.ts'
import { openCounterStore } from './openCounterStore.ts'
import { isRecoverable, RecoveryCode, recordRecovery, recoverKeys } from './recovery.ts'
import { type Staff, signIn } from './signIn.ts'

export interface CounterAppOptions {
  dataFolder: string
  /** Where to join by itself at first start, for trials and roll-outs; otherwise the join screen asks. */
  invitation: { url: string; code: string } | null
  stateChanged(state: AppState): void
  syncChanged(status: SyncStatus): void
  membersChanged(memberIds: string[]): void
}

/** A store that is open, of a counter that has joined. */
export interface OpenCounter {
  db: WritableDb
  counter: Counter
  sync: Sync
}

type Answer = Promise<Result<AppState, Fault>>

/** The counter's life: keys, store, joining, sign-in. Every step is a phase of AppState, decided here and only here. */
export class CounterApp {
  readonly #options: CounterAppOptions
  #state: AppState = { phase: 'starting' }
  #keys: Keys | null = null
  #db: WritableDb | null = null
  #open: OpenCounter | null = null
  #staff: Staff | null = null
  #recoveryCode: RecoveryCode | null = null
  /** The keys came out of a recovery copy: a supervisor signs in first, and the audit log says so. */
  #recovered = false
  #busy = false

  constructor(options: CounterAppOptions) {
    this.#options = options
  }

  state = (): AppState => this.#state
  staff = (): Staff | null => this.#staff
  /** Null before joining. */
  open = (): OpenCounter | null => this.#open

  async start(): Promise<void> {
    try {
      mkdirSync(this.#options.dataFolder, { recursive: true, mode: 0o700 })
      accessSync(this.#options.dataFolder, constants.W_OK)
    } catch {
      return this.#fault('disk-unwritable')
    }
    const keys = await findKeys(this.#options.dataFolder)
    if (keys.found === 'keys') await this.#openStore(keys.keys)
    else if (keys.found === 'fault') this.#fault(keys.fault)
    else this.#enter({ phase: 'passphrase', firstTime: keys.firstTime })
  }

  unseal(passphrase: string): Answer {
    return this.#oneAtATime(['passphrase'], async () => {
      const keys = await unsealKeys(this.#options.dataFolder, passphrase)
      if (!keys.ok) return err({ code: keys.error })
      await this.#openStore(keys.value)
      return ok(this.#state)
    })
  }

  recover(code: string, passphrase: string | null): Answer {
    return this.#oneAtATime(['store-fault', 'passphrase'], async () => {
      const keys = await recoverKeys(this.#options.dataFolder, code, passphrase)
      if (!keys.ok) return err({ code: keys.error })
      this.#recovered = true
      await this.#openStore(keys.value)
      return ok(this.#state)
    })
  }

  confirmRecoveryCode(lastGroup: string): Answer {
    return this.#oneAtATime(['recovery-code'], async () => {
      if (!this.#recoveryCode || !this.#keys) return err({ code: 'not-now' })
      if (!this.#recoveryCode.endsWith(lastGroup)) return err({ code: 'recovery-code-wrong' })
      this.#keys = { ...this.#keys, manifest: this.#recoveryCode.noted(this.#keys.manifest) }
      this.#recoveryCode = null
      return ok(this.#enter({ phase: 'sign-in', counter: this.#counterInfo() }))
    })
  }

  join(url: string, code: string): Answer {
    return this.#oneAtATime(['join'], async () => {
      if (!this.#db || !this.#keys) return err({ code: 'not-now' })
      const joined = await joinCounter(this.#db, this.#keys.secrets, url, code)
      if (!joined.ok) return joined
      await this.#begin(this.#db, this.#keys, joined.value)
      return ok(this.#state)
    })
  }

  signIn(credentials: { staffNumber: string; pin: string }): Answer {
    return this.#oneAtATime(['sign-in'], async () => {
      if (!this.#open || !this.#keys) return err({ code: 'not-now' })
      const staff = await signIn(this.#open.db, this.#keys.secrets, credentials)
      if (!staff.ok) return staff
      if (this.#recovered) {
        if (staff.value.role !== 'supervisor') return err({ code: 'supervisor-needed' })
        recordRecovery(this.#open.db, staff.value.staffNumber)
        this.#recovered = false
      }
      this.#staff = staff.value
      return ok(this.#enter({ phase: 'ready', counter: this.#counterInfo(), staff: staff.value }))
    })
  }

  signOut(): AppState {
    this.#staff = null
    return this.#enter({ phase: 'sign-in', counter: this.#counterInfo() })
  }

  async close(): Promise<void> {
    await this.#open?.sync.stop()
    this.#db?.close()
    this.#db = null
  }

  /** A second press while the first is at work is told so, instead of racing it. */
  async #oneAtATime(phases: AppState['phase'][], work: () => Answer): Answer {
    if (this.#busy || !phases.includes(this.#state.phase)) return err({ code: 'not-now' })
    this.#busy = true
    try {
      return await work()
    } finally {
      this.#busy = false
    }
  }

  async #openStore(keys: Keys): Promise<void> {
    const opened = await openCounterStore(this.#options.dataFolder, keys)
    if (!opened.ok) return this.#fault(opened.error)
    this.#keys = keys
    this.#db = opened.value
    const counter = counterOf(opened.value) ?? (await this.#acceptInvitation(opened.value, keys))
    if (counter) await this.#begin(opened.value, keys, counter)
    else this.#enter({ phase: 'join' })
  }

  async #acceptInvitation(db: WritableDb, keys: Keys): Promise<Counter | null> {
    const { invitation } = this.#options
    if (!invitation) return null
    const joined = await joinCounter(db, keys.secrets, invitation.url, invitation.code)
    return joined.ok ? joined.value : null
  }

  async #begin(db: WritableDb, keys: Keys, counter: Counter): Promise<void> {
    const secret = await keys.secrets.get('device-key')
    if (!secret) return this.#fault('key-missing')
    const { syncChanged: status, membersChanged: changed } = this.#options
    this.#open = {
      db,
      counter,
      sync: startSync({ db, counter, key: deviceKeyFrom(secret), status, changed }),
    }
    if (keys.manifest.recoveryCode === 'noted') {
      this.#enter({ phase: 'sign-in', counter: this.#counterInfo() })
      return
    }
    this.#recoveryCode = await RecoveryCode.make(this.#options.dataFolder, keys.secrets)
    this.#enter({ phase: 'recovery-code', code: this.#recoveryCode.code })
  }

  #counterInfo() {
    if (!this.#open || !this.#keys) throw new Error('no counter is open')
    const { storeName, storeCode, counterNumber } = this.#open.counter
    return { storeName, storeCode, counterNumber, keyKeptIn: this.#keys.manifest.keyKeptIn }
  }

  #fault(fault: Extract<AppState, { phase: 'store-fault' }>['fault']): void {
    const { dataFolder } = this.#options
    this.#enter({ phase: 'store-fault', fault, dataFolder, recoverable: isRecoverable(dataFolder, fault) })
  }

  #enter(state: AppState): AppState {
    this.#state = state
    this.#options.stateChanged(state)
    return state
  }
}
