import { existsSync } from 'node:fs'
import type { AppState } from '../../contract/ipc/app.ts'
import type { WorkProgress } from '../../contract/ipc/backup.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { WritableDb } from '../../store/database.ts'
import { filesIn, writeManifest } from '../../store/manifest.ts'
import { type Counter, counterOf } from '../../store/repositories/counter.ts'
import { deviceKeyFrom } from '../../sync/deviceKey.ts'
import { startSync } from '../../sync/sync.ts'
import { Backups } from './backups.ts'
import type { CounterAppOptions, OpenCounter, WorkTopic } from './counterAppOptions.ts'
import { joinCounter } from './joining.ts'
import { findKeys, type Keys, unsealKeys } from './keys.ts'
import { openCounterStore } from './openCounterStore.ts'
import { prepareFolder } from './prepareFolder.ts'
import { isRecoverable, RecoveryCode, recordRecovery, recoverKeys } from './recovery.ts'
import { rejoinCounter, settleDeviceKey } from './rejoining.ts'
import { isRekeying, recordRekey, rekeyStore } from './rekeying.ts'
import { finishRestore, prepareRestore } from './restoring.ts'
import { type Staff, signIn } from './signIn.ts'

/** A restored counter that headquarters does not answer asks again this often. */
const REJOIN_EVERY_MS = 20_000

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
  #backups: Backups | null = null
  #rejoining = false
  #rejoinTimer: NodeJS.Timeout | undefined
  #busy = false

  constructor(options: CounterAppOptions) {
    this.#options = options
  }

  state = (): AppState => this.#state
  staff = (): Staff | null => this.#staff
  /** Null before joining. */
  open = (): OpenCounter | null => this.#open
  /** Null before joining. */
  backups = (): Backups | null => this.#backups

  async start(): Promise<void> {
    if (!prepareFolder(this.#options.dataFolder)) return this.#fault('disk-unwritable')
    await this.#findStore()
  }

  async #findStore(): Promise<void> {
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

  recover(code: string, passphrase: string | null, headquarters: string | null = null): Answer {
    return this.#oneAtATime(['store-fault', 'passphrase'], async () => {
      const request = { code, passphrase, headquarters }
      const keys = await recoverKeys(this.#options.dataFolder, request)
      if (!keys.ok) return keys
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
      if (this.#keys.manifest.rejoin) return this.#rejoinRestored(this.#db, this.#keys, url)
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
      const { supervisorFirst, ...manifest } = this.#keys.manifest
      if (supervisorFirst) {
        if (staff.value.role !== 'supervisor') return err({ code: 'supervisor-needed' })
        recordRecovery(this.#open.db, staff.value.staffNumber)
        writeManifest(this.#options.dataFolder, manifest)
        this.#keys = { ...this.#keys, manifest }
      }
      this.#staff = staff.value
      return ok(this.#enter({ phase: 'ready', counter: this.#counterInfo(), staff: staff.value }))
    })
  }

  signOut(): AppState {
    if (this.#busy) return this.#state
    this.#staff = null
    return this.#enter({ phase: 'sign-in', counter: this.#counterInfo() })
  }

  /** Replaces whatever is here by the backup that was brought, and keeps what it replaces aside. */
  restore(code: string, passphrase: string | null): Answer {
    return this.#oneAtATime(['join', 'store-fault', 'passphrase'], async () => {
      const { dataFolder } = this.#options
      const prepared = await prepareRestore({ ...this.#work('restore:progress'), code, passphrase })
      if (!prepared.ok) return prepared
      await this.close()
      finishRestore(dataFolder)
      await this.#findStore()
      // A file sealed with this very passphrase was just made: nobody is asked for it again.
      if (this.#state.phase === 'passphrase' && passphrase !== null) {
        const keys = await unsealKeys(dataFolder, passphrase)
        if (keys.ok) await this.#openStore(keys.value)
      }
      return ok(this.#state)
    })
  }

  /** Gives the store a new key. Meanwhile it is closed, and whatever is asked of it is answered `not-now`. */
  rekey(): Answer {
    return this.#oneAtATime(['ready'], async () => {
      const [keys, counter, staff] = [this.#keys, this.#open?.counter, this.#staff]
      if (!keys || !counter || !staff) return err({ code: 'not-now' })
      await this.close()
      const done = await rekeyStore({ ...this.#work('rekey:progress'), secrets: keys.secrets })
      const opened = await openCounterStore(this.#options.dataFolder, keys)
      if (!opened.ok) this.#fault(opened.error)
      else {
        if (done.ok) recordRekey(opened.value, staff.staffNumber)
        this.#db = opened.value
        await this.#attach(opened.value, keys, counter)
      }
      return done.ok ? ok(this.#state) : done
    })
  }

  async close(): Promise<void> {
    clearTimeout(this.#rejoinTimer)
    await this.#backups?.stop()
    await this.#open?.sync.stop()
    this.#backups = null
    this.#open = null
    this.#db?.close()
    this.#db = null
  }

  #work(topic: WorkTopic) {
    const { dataFolder, storeWorker, workChanged } = this.#options
    const progress = (told: WorkProgress) => workChanged?.(topic, told)
    return { dataFolder, worker: storeWorker ?? null, progress }
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
    const { store } = filesIn(this.#options.dataFolder)
    // Where this cannot be finished now, the store still opens by the key that it has.
    if (existsSync(store) && (await isRekeying(keys.secrets)))
      await rekeyStore({ ...this.#work('rekey:progress'), secrets: keys.secrets })
    const opened = await openCounterStore(this.#options.dataFolder, keys)
    if (!opened.ok) return this.#fault(opened.error)
    this.#keys = keys
    this.#db = opened.value
    if (keys.manifest.rejoin) return void (await this.#rejoinRestored(opened.value, keys))
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

  /** [SYN14] A store that came out of a backup is a device of its own before anyone signs in. */
  async #rejoinRestored(db: WritableDb, keys: Keys, at?: string): Answer {
    clearTimeout(this.#rejoinTimer)
    const joined = await rejoinCounter(db, keys.secrets, this.#options.dataFolder, at)
    if (!joined.ok) {
      this.#enter({ phase: 'join', restored: true })
      const again = () => this.#oneAtATime(['join'], () => this.#rejoinRestored(db, keys))
      this.#rejoinTimer = setTimeout(() => void again(), REJOIN_EVERY_MS).unref()
      return joined
    }
    const { rejoin: _, ...manifest } = keys.manifest
    writeManifest(this.#options.dataFolder, manifest)
    this.#keys = { ...keys, manifest }
    await this.#begin(db, this.#keys, joined.value)
    return ok(this.#state)
  }

  /** [SYN13] Another copy of this device is at work: this one becomes a device of its own. Work goes on meanwhile. */
  async #rejoinForked(): Promise<void> {
    const [db, keys] = [this.#db, this.#keys]
    if (this.#rejoining || !db || !keys) return
    this.#rejoining = true
    try {
      const joined = await rejoinCounter(db, keys.secrets, this.#options.dataFolder)
      if (!joined.ok || this.#db !== db) return
      await this.#open?.sync.stop()
      await this.#attach(db, keys, joined.value)
      const { phase } = this.#state
      if (phase === 'sign-in' || phase === 'ready')
        this.#enter({ ...this.#state, counter: this.#counterInfo() } as AppState)
    } finally {
      this.#rejoining = false
    }
  }

  /** Sync and backups of an open store. */
  async #attach(db: WritableDb, keys: Keys, counter: Counter): Promise<boolean> {
    await settleDeviceKey(db, keys.secrets)
    const secret = await keys.secrets.get('device-key')
    if (!secret) return false
    const { syncChanged: status, membersChanged: changed, backupFolder } = this.#options
    const forked = () => void this.#rejoinForked()
    await this.#backups?.stop()
    const folder = backupFolder ?? filesIn(this.#options.dataFolder).backups
    this.#backups = new Backups({ ...this.#work('backup:progress'), folder, secrets: keys.secrets, counter })
    this.#backups.schedule()
    const key = deviceKeyFrom(secret)
    const sync = startSync({ db, counter, key, status, changed, forked })
    this.#open = { db, counter, key, sync }
    return true
  }

  async #begin(db: WritableDb, keys: Keys, counter: Counter): Promise<void> {
    if (!(await this.#attach(db, keys, counter))) return this.#fault('key-missing')
    const canBackUp = (await keys.secrets.get('backup-identity')) !== null
    if (keys.manifest.recoveryCode === 'noted' && canBackUp) {
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
