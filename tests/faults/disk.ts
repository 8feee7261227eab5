import type { Chance } from './chance.ts'
import { type Change, inSectors, SECTOR, withChanges } from './fileContent.ts'
import type { Operation } from './record.ts'

/** What a disk that loses power kept of what was not yet synced. */
export type Habit =
  /** Nothing of it. */
  | 'drops-all'
  /** Everything: as if only the process had died. */
  | 'keeps-all'
  /** Any write, or not. */
  | 'keeps-some'
  /** Any sector of any write, or not. */
  | 'tears'

export const habits: readonly Habit[] = ['drops-all', 'keeps-all', 'keeps-some', 'tears']

interface File {
  synced: Buffer
  pending: Change[]
}

type FolderChange =
  | { what: 'create'; name: string; file: File }
  | { what: 'rename'; from: string; to: string }
  | { what: 'unlink'; name: string }

/** What was on the disk before the recorded process began; all of it synced. */
export type DiskBefore = ReadonlyMap<string, { inode: bigint; content: Buffer }>

/** What a disk holds while a recorded process works, and what it may hold once the power is cut. */
export class Disk {
  /** By inode: a number is used again after a file is gone, so it means the file that had it last. */
  readonly #files = new Map<bigint, File>()
  /** The folder as it is on the disk for certain, and what was done to it since. */
  readonly #synced = new Map<string, File>()
  #pending: FolderChange[] = []

  constructor(before: DiskBefore = new Map()) {
    for (const [name, { inode, content }] of before) {
      const file = { synced: content, pending: [] }
      this.#files.set(inode, file)
      this.#synced.set(name, file)
    }
  }

  do(operation: Operation): void {
    if (operation.what === 'write' || operation.what === 'truncate')
      this.#file(operation.inode).pending.push(operation)
    else if (operation.what === 'sync') sync(this.#file(operation.inode))
    else if (operation.what === 'sync-folder') {
      for (const change of this.#pending) changeFolder(this.#synced, change)
      this.#pending = []
    } else if (operation.what === 'create') {
      const file = { synced: Buffer.alloc(0), pending: [] }
      this.#files.set(operation.inode, file)
      this.#pending.push({ what: 'create', name: operation.name, file })
    } else if (operation.what !== 'acknowledge') this.#pending.push(operation)
  }

  /** The files that may be found after a power cut now. */
  cut(habit: Habit, draw: Chance): Map<string, Buffer> {
    const folder = new Map(this.#synced)
    for (const change of keptInFolder(this.#pending, habit, draw)) changeFolder(folder, change)
    const found = new Map<string, Buffer>()
    for (const [name, file] of folder) {
      // The index of the WAL is shared memory in a file: nobody syncs it, so it may be gone or hold anything.
      if (!name.endsWith('-shm')) found.set(name, withChanges(file.synced, kept(file.pending, habit, draw)))
      else if (habit === 'tears') found.set(name, Buffer.from(draw.hex(16 * SECTOR), 'hex'))
    }
    return found
  }

  #file(inode: bigint): File {
    const file = this.#files.get(inode)
    if (!file) throw new Error('an operation on a file that was never created')
    return file
  }
}

function sync(file: File): void {
  file.synced = withChanges(file.synced, file.pending)
  file.pending = []
}

function changeFolder(folder: Map<string, File>, change: FolderChange): void {
  if (change.what === 'create') folder.set(change.name, change.file)
  else if (change.what === 'unlink') folder.delete(change.name)
  else {
    const file = folder.get(change.from)
    if (file) folder.set(change.to, file)
    folder.delete(change.from)
  }
}

function kept(pending: readonly Change[], habit: Habit, draw: Chance): readonly Change[] {
  if (habit === 'drops-all') return []
  if (habit === 'keeps-all') return pending
  const likely = draw.real()
  const parts = habit === 'tears' ? pending.flatMap(inSectors) : pending
  return parts.filter(() => draw.real() < likely)
}

/** File systems write changes to a folder in order, as far as they came; one that does not is tried too. */
function keptInFolder(pending: readonly FolderChange[], habit: Habit, draw: Chance): readonly FolderChange[] {
  if (habit === 'drops-all') return []
  if (habit === 'keeps-all') return pending
  if (draw.real() < 0.5) return pending.slice(0, draw.below(pending.length + 1))
  return pending.filter(() => draw.real() < 0.5)
}
