import type { Secrets } from '../../keychain/secrets.ts'
import { log } from '../log.ts'
import { updateCopies } from './escrow.ts'

const AGAIN_MS = 5_000
const LONGEST_MS = 5 * 60_000

/**
 * The sealed copies of an open counter's keys. A disk that takes nothing just now is no reason not to open: it is tried again
 * until it does, since the code on paper would give the keys of before until then.
 */
export class SealedCopies {
  readonly #dataFolder: string
  readonly #secrets: Secrets
  #waitMs = AGAIN_MS
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | null = null
  #stopped = false

  constructor(dataFolder: string, secrets: Secrets) {
    this.#dataFolder = dataFolder
    this.#secrets = secrets
  }

  async bringUp(): Promise<void> {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#running ??= this.#update()
    await this.#running
  }

  async #update(): Promise<void> {
    try {
      await updateCopies(this.#dataFolder, this.#secrets)
    } catch (error) {
      log.failure('sealing copies of the keys', error)
      this.#timer = setTimeout(() => void this.bringUp(), this.#waitMs).unref()
      this.#waitMs = Math.min(2 * this.#waitMs, LONGEST_MS)
    } finally {
      this.#running = null
    }
  }

  /** Nothing is sealed after this: what was read before a key was made must not replace a copy that has it. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#running
    clearTimeout(this.#timer)
  }
}
