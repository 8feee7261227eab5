import { existsSync } from 'node:fs'
import type { AppState } from '../../contract/ipc/app.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { WritableDb } from '../../store/database.ts'
import { filesIn, writeManifest } from '../../store/manifest.ts'
import { type Counter, counterOf } from '../../store/repositories/counter.ts'
import { Session } from '../staff/session.ts'
import { Attachment } from './attachment.ts'
import type { Backups } from './backups.ts'
import { beginAlone, type FirstSupervisor } from './beginAlone.ts'
import { type CounterAppOptions, type OpenCounter, workOf } from './counterAppOptions.ts'
import { Desk } from './desk.ts'
import { acceptInvitation, joinCounter, joinLater } from './joining.ts'
import { findKeys, type Keys, unsealKeys } from './keys.ts'
import { openCounterStore } from './openCounterStore.ts'
import { prepareFolder } from './prepareFolder.ts'
import { isRecoverable, RecoveryCode, recoverKeys } from './recovery.ts'
import { rejoinCounter } from './rejoining.ts'
import { isRekeying, recordRekey, tryToRekey } from './rekeying.ts'
import { finishRestore, prepareRestore } from './restoring.ts'
import type { Staff } from './signIn.ts'

/** A restored counter that headquarters does not answer asks again this often. */
const REJOIN_EVERY_MS = 20_000

type Answer = Promise<Result<AppState, Fault>>

/** The counter's life: keys, store, joining, sign-in. Every step is a phase of AppState, decided here and only here. */
export class CounterApp {
  readonly #options: CounterAppOptions
  #state: AppState = { phase: 'starting' }
  #keys: Keys | null = null
  #db: WritableDb | null = null
  #recoveryCode: RecoveryCode | null = null
  #rejoining = false
  #rejoinTimer: NodeJS.Timeout | undefined
  #busy = false
  readonly #attachment: Attachment
  readonly #desk: Desk
  readonly session: Session

  constructor(options: CounterAppOptions) {
    this.#options = options
    const at = { open: this.open, keys: () => this.#keys }
    this.#desk = new Desk({ ...at, state: this.state, enter: state => this.#enter(state) })
    this.#attachment = new Attachment({
      ...{ options, isOpen: db => this.#db === db },
      told: {
        forked: () => this.#rejoinForked(),
        revoked: isRevoked => this.#desk.revoked(isRevoked),
        staffChanged: () => this.#desk.staffChanged(),
      },
      moved: () => this.#desk.moved(),
      keyMissing: () => this.#fault('key-missing'),
    })
    this.session = new Session({
      ...at,
      dataFolder: options.dataFolder,
      desk: this.#desk,
      keepKeys: kept => {
        this.#keys = kept
      },
      phase: () => this.#state.phase,
      isBusy: () => this.#busy,
      oneAtATime: (phases, work) => this.#oneAtATime(phases, work),
      idle: secondsLeft => options.idle?.(secondsLeft),
    })
  }

  state = (): AppState => this.#state
  staff = (): Staff | null => this.#desk.staff()
  secrets = () => this.#keys?.secrets ?? null
  /** Null before joining, and so are the backups. */
  open = (): OpenCounter | null => this.#attachment.open
  backups = (): Backups | null => this.#attachment.backups

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
      return ok(this.#desk.leave())
    })
  }

  join(url: string, code: string): Answer {
    return this.#oneAtATime(['join'], async () => {
      if (this.#db && this.#keys?.manifest.rejoin) return this.#rejoinRestored(this.#db, this.#keys, url)
      return this.#beginBy((db, { secrets }) => joinCounter(db, secrets, url, code))
    })
  }

  /** [JOI2] */
  startAlone(first: FirstSupervisor): Answer {
    return this.#oneAtATime(['join'], async () => {
      if (this.#keys?.manifest.rejoin) return err({ code: 'not-now' })
      return this.#beginBy((db, { secrets }) => beginAlone(db, secrets, first))
    })
  }

  /** [JOI3] [JOI5] Whoever signs in next is of headquarters' roster. */
  joinLater(url: string, code: string): Answer {
    return this.#oneAtATime(['ready'], async () => {
      const [db, keys, staff] = [this.#db, this.#keys, this.staff()]
      if (!db || !keys || !staff) return err({ code: 'not-now' })
      const joined = await joinLater(db, keys.secrets, { url, code, by: staff.staffNumber })
      if (!joined.ok) return joined
      await this.#attachment.anew(db, keys)
      return ok(this.#desk.leave('joined'))
    })
  }

  signIn = (credentials: { staffNumber: string; pin: string }): Answer => this.session.signIn(credentials)

  signOut(): AppState {
    return this.#busy || !this.#desk.isAtWork() ? this.#state : this.#desk.leave()
  }

  /** Replaces whatever is here by the backup that was brought, and keeps what it replaces aside. */
  restore(code: string, passphrase: string | null): Answer {
    return this.#oneAtATime(['join', 'store-fault', 'passphrase'], async () => {
      const { dataFolder } = this.#options
      const prepared = await prepareRestore({
        ...workOf(this.#options, 'restore:progress'),
        code,
        passphrase,
      })
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
      const [keys, staff] = [this.#keys, this.staff()]
      if (!keys || !this.open() || !staff) return err({ code: 'not-now' })
      await this.close()
      const rekeyed = await this.#tryToRekey(keys)
      const opened = await openCounterStore(this.#options.dataFolder, keys)
      if (!opened.ok) this.#fault(opened.error)
      else this.#db = opened.value
      const done = rekeyed.ok && this.#db ? recordRekey(this.#db, staff.staffNumber) : rekeyed
      if (this.#db) await this.#attachment.anew(this.#db, keys)
      return done.ok ? ok(this.#state) : done
    })
  }

  #tryToRekey = ({ secrets }: Keys) => tryToRekey({ ...workOf(this.#options, 'rekey:progress'), secrets })

  async close(): Promise<void> {
    clearTimeout(this.#rejoinTimer)
    // First: whatever is under way meanwhile finds that this store is not the open one any more.
    const db = this.#db
    this.#db = null
    await this.#attachment.end()
    db?.close()
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
    if (existsSync(store) && (await isRekeying(keys.secrets))) await this.#tryToRekey(keys)
    const opened = await openCounterStore(this.#options.dataFolder, keys)
    if (!opened.ok) return this.#fault(opened.error)
    this.#keys = keys
    this.#db = opened.value
    if (keys.manifest.rejoin) return void (await this.#rejoinRestored(opened.value, keys))
    const counter =
      counterOf(opened.value) ??
      (await acceptInvitation(opened.value, keys.secrets, this.#options.invitation))
    if (counter) await this.#begin(opened.value, keys, counter)
    else this.#enter({ phase: 'join' })
  }

  async #beginBy(begin: (db: WritableDb, keys: Keys) => Promise<Result<Counter, Fault>>): Answer {
    if (!this.#db || !this.#keys) return err({ code: 'not-now' })
    const begun = await begin(this.#db, this.#keys)
    if (!begun.ok) return begun
    await this.#begin(this.#db, this.#keys, begun.value)
    return ok(this.#state)
  }

  /** [SYN14] A store that came out of a backup is a device of its own before anyone signs in, unless it had never joined. */
  async #rejoinRestored(db: WritableDb, keys: Keys, at?: string): Answer {
    clearTimeout(this.#rejoinTimer)
    const before = counterOf(db)
    const joined = before?.standsAlone ? ok(before) : await rejoinCounter(db, keys.secrets, at)
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
      const joined = await rejoinCounter(db, keys.secrets)
      if (!joined.ok || this.#db !== db) return
      await this.#attachment.anew(db, keys)
    } finally {
      this.#rejoining = false
    }
  }

  async #begin(db: WritableDb, keys: Keys, counter: Counter): Promise<void> {
    if (!(await this.#attachment.begin(db, keys, counter))) return this.#fault('key-missing')
    const canBackUp = (await keys.secrets.get('backup-identity')) !== null
    if (keys.manifest.recoveryCode === 'noted' && canBackUp) return void this.#desk.leave()
    this.#recoveryCode = await RecoveryCode.make(this.#options.dataFolder, keys.secrets)
    this.#enter({ phase: 'recovery-code', code: this.#recoveryCode.code })
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
