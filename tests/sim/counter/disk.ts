import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SecretName } from '../../../src/keychain/secrets.ts'
import { filesIn } from '../../../src/store/manifest.ts'
import { createStore } from '../../../src/store/open.ts'

/** The key of every simulated store: it is opened by the same one each time, and nothing else is asked of it. */
export const storeKey = randomBytes(32)

/** In memory where there is such a place: the real store syncs every commit. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

let newStore: string | null = null

/** A store that was just made, once for all counters of a process. */
function madeStore(): string {
  if (newStore) return newStore
  const folder = mkdtempSync(join(memory, 'harmoor-sim-new-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  newStore = filesIn(folder).store
  const made = createStore(newStore, storeKey)
  if (!made.ok) throw new Error(made.error)
  made.value.close()
  return newStore
}

/** What of a machine outlives its power: the store's files, and the keychain. */
export interface Disk {
  folder: string
  secrets: Map<SecretName, string>
}

/** Where all disks of one seed are. */
export class Disks {
  readonly #place = mkdtempSync(join(memory, 'harmoor-sim-'))
  #made = 0

  #folder(): string {
    this.#made += 1
    const folder = join(this.#place, String(this.#made))
    mkdirSync(folder)
    return folder
  }

  /** With a store that has never joined. */
  new(): Disk {
    const folder = this.#folder()
    copyFileSync(madeStore(), filesIn(folder).store)
    return { folder, secrets: new Map() }
  }

  /** A disk just as it is now, as if the power were cut: the store's log is not folded in. */
  image({ folder, secrets }: Disk): Disk {
    const copy = this.#folder()
    const [from, to] = [filesIn(folder).store, filesIn(copy).store]
    copyFileSync(from, to)
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`)
    return { folder: copy, secrets: new Map(secrets) }
  }

  remove(): void {
    rmSync(this.#place, { recursive: true, force: true })
  }
}
