import type { WritableDb } from '../../store/database.ts'
import { type Counter, counterOf } from '../../store/repositories/counter.ts'
import { log } from '../log.ts'
import { type Attaching, attach } from './attaching.ts'
import type { Backups } from './backups.ts'
import { type CounterAppOptions, type OpenCounter, workOf } from './counterAppOptions.ts'
import type { Keys } from './keys.ts'
import { SealedCopies } from './sealedCopies.ts'

const AGAIN_MS = 5_000

interface AttachmentOptions {
  options: CounterAppOptions
  told: Attaching['told']
  /** Whether the store is open still. */
  isOpen(db: WritableDb): boolean
  /** The counter is another one by now. */
  moved(): void
  keyMissing(): void
}

/** Sync and backups of the store that is open, as the device that it is. */
export class Attachment {
  readonly #options: AttachmentOptions
  #timer: NodeJS.Timeout | undefined
  #copies: SealedCopies | null = null
  /** Counts what was begun or ended: whatever waited for keychain or disk meanwhile has been overtaken. */
  #turn = 0
  open: OpenCounter | null = null
  backups: Backups | null = null

  constructor(options: AttachmentOptions) {
    this.#options = options
  }

  /** False where the keychain lacks the device's key. */
  async begin(db: WritableDb, { secrets }: Keys, counter: Counter): Promise<boolean> {
    this.#turn += 1
    const turn = this.#turn
    const { options, told } = this.#options
    await this.backups?.stop()
    await this.#copies?.stop()
    if (turn !== this.#turn) return true
    const copies = new SealedCopies(options.dataFolder, secrets)
    this.#copies = copies
    const work = workOf(options, 'backup:progress')
    const attached = await attach({ db, secrets, counter, options, copies, work, told })
    if (turn !== this.#turn) {
      await Promise.all([attached?.open.sync.stop(), attached?.backups.stop()])
      return true
    }
    if (!attached) await copies.stop()
    this.backups = attached?.backups ?? null
    this.open = attached?.open ?? null
    return attached !== null
  }

  /**
   * [SYN6] The store is another device than what is attached, or was closed for a while. Where keychain or disk do not play
   * along, it is tried again until they do: what is made meanwhile is stored, and is sent then.
   */
  async anew(db: WritableDb, keys: Keys): Promise<void> {
    clearTimeout(this.#timer)
    await this.open?.sync.stop()
    const counter = this.#options.isOpen(db) ? counterOf(db) : null
    if (!counter) return
    try {
      if (!(await this.begin(db, keys, counter))) this.#options.keyMissing()
      else if (this.open?.db === db) this.#options.moved()
    } catch (error) {
      log.failure('attaching the counter', error)
      if (!this.#options.isOpen(db)) return
      this.#timer = setTimeout(() => void this.anew(db, keys), AGAIN_MS).unref()
    }
  }

  async end(): Promise<void> {
    this.#turn += 1
    clearTimeout(this.#timer)
    await this.backups?.stop()
    await this.#copies?.stop()
    await this.open?.sync.stop()
    this.backups = null
    this.open = null
  }
}
