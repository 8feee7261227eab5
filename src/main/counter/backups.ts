import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { BackupState, WorkProgress } from '../../contract/ipc/backup.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { type SecretName, type Secrets, secretNames } from '../../keychain/secrets.ts'
import { runInThread } from '../../store/backup/inThread.ts'
import type { MadeBackup } from '../../store/backup/makeBackup.ts'
import { filesIn } from '../../store/manifest.ts'
import type { Counter } from '../../store/repositories/counter.ts'
import { keyInUse } from './rekeying.ts'
import { storeWorkFault } from './storeWork.ts'

const KEPT = 7
const MOST_TRIES = 3
const DAY_MS = 24 * 3600_000
const LOOK_EVERY_MS = 15 * 60_000
const NAME = /^harmoor-\d{3}-\d{2}-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup$/

const nameOf = ({ storeCode, counterNumber }: Counter, at: Date) =>
  `harmoor-${storeCode}-${String(counterNumber).padStart(2, '0')}-${at
    .toISOString()
    .replace(/[-:]|\.\d+/g, '')}.backup`

const madeAt = (name: string) => name.replace(NAME, '$1-$2-$3T$4:$5:$6.000Z')

type Found = Partial<Record<SecretName, string>> & Record<string, string>

export interface BackupsOptions {
  dataFolder: string
  /** Where backups lie: best on another disk. */
  folder: string
  secrets: Secrets
  counter: Counter
  worker: URL | null
  progress(progress: WorkProgress): void
}

/** The backups of one counter: made when asked and daily, the newest seven kept. Only what was verified has its name. */
export class Backups {
  readonly #options: BackupsOptions
  #running: Promise<Result<BackupState, Fault>> | null = null
  #fault: BackupState['fault'] = null
  #timer: NodeJS.Timeout | undefined

  constructor(options: BackupsOptions) {
    this.#options = options
  }

  /** Looks now and then whether the day's backup is due. */
  schedule(): void {
    this.#timer = setInterval(() => {
      if (this.isDue(new Date())) void this.make()
    }, LOOK_EVERY_MS)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }

  isDue(now: Date): boolean {
    const { last } = this.state()
    return !last || now.getTime() - Date.parse(last.madeAt) >= DAY_MS
  }

  state(): BackupState {
    const { folder } = this.#options
    const name = this.#made().at(-1)
    const last = name ? { name, madeAt: madeAt(name), bytes: statSync(join(folder, name)).size } : null
    return { folder, last, fault: this.#fault, underWay: this.#running !== null }
  }

  /** Asked for while one is being made, it is that one. */
  make(): Promise<Result<BackupState, Fault>> {
    this.#running ??= this.#make()
    return this.#running
  }

  async #make(): Promise<Result<BackupState, Fault>> {
    const at = new Date()
    const made = await this.#writeAlike(at).catch(
      (): Result<MadeBackup, Fault> => err({ code: 'unexpected' }),
    )
    this.#running = null
    this.#fault = made.ok ? null : { at: at.toISOString(), code: made.error.code }
    if (!made.ok) return made
    for (const old of this.#made().slice(0, -KEPT)) rmSync(join(this.#options.folder, old))
    return ok(this.state())
  }

  /**
   * [SYN14] Keys and store of one and the same device: where the counter became another one meanwhile, what was written would
   * never be let in anywhere, and is written anew.
   */
  async #writeAlike(at: Date): Promise<Result<MadeBackup, Fault>> {
    for (let left = MOST_TRIES; ; left -= 1) {
      const secrets = await this.#secrets()
      const made = await this.#write(at, secrets)
      if (!made.ok || isDeepStrictEqual(secrets, await this.#secrets())) return made
      rmSync(this.#target(at))
      if (left === 1) return err({ code: 'not-now' })
    }
  }

  #target = (at: Date) => join(this.#options.folder, nameOf(this.#options.counter, at))

  async #write(at: Date, secrets: Found): Promise<Result<MadeBackup, Fault>> {
    const { dataFolder, folder, counter, worker, progress } = this.#options
    const files = filesIn(dataFolder)
    const { 'store-key': key, 'backup-identity': identity } = secrets
    if (!key || !identity || !existsSync(files.recoveryCopy)) return err({ code: 'not-now' })
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
    } catch {
      return err({ code: 'folder-unwritable' })
    }
    const { storeCode, counterNumber } = counter
    const recoveryCopy = readFileSync(files.recoveryCopy).toString('base64')
    const header = { version: 1 as const, storeCode, counterNumber, madeAt: at.toISOString(), recoveryCopy }
    const places = { store: files.store, copy: files.storeCopy, target: this.#target(at) }
    const task = { kind: 'back-up' as const, ...places, key, header, secrets, identity }
    const made = await runInThread(worker, task, progress)
    return made.ok ? made : err({ code: storeWorkFault[made.error] })
  }

  async #secrets(): Promise<Found> {
    const found: Found = {}
    for (const name of secretNames) {
      const secret = await this.#options.secrets.get(name)
      if (secret) found[name] = secret
    }
    const key = await keyInUse(filesIn(this.#options.dataFolder).store, this.#options.secrets)
    return key ? { ...found, 'store-key': key } : found
  }

  /** Names of the backups that are there, oldest first. */
  #made(): string[] {
    const { folder } = this.#options
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter(name => NAME.test(name))
      .sort((one, other) => madeAt(one).localeCompare(madeAt(other)))
  }
}
