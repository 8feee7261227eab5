import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import type { DamageFound } from './damageFound.ts'
import { openPage, PAGE_SIZE } from './pageCipher.ts'
import { type Frame, readWal, type WalFrames } from './walFrames.ts'

/**
 * The pages of a store, read beside SQLite and without its locks: the file is opened for reading only, nothing is
 * recovered, and a page that is damaged does not hide the others. Plaintext stays in memory.
 */
export class StorePages {
  readonly #file: number
  readonly #walBytes: Buffer
  readonly #key: Buffer
  /** The newest version of a page that is in the log. */
  readonly #inWal = new Map<number, Frame>()
  readonly wal: WalFrames
  /** Not one page of the log opens: it was written under another key, and is left out of what is read. */
  readonly walIsForeign: boolean
  /** Size of the file, in bytes. */
  readonly size: number
  #count = 0

  constructor(file: string, key: Buffer) {
    this.#file = openSync(file, 'r')
    this.#key = key
    this.size = fstatSync(this.#file).size
    this.#walBytes = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0)
    this.wal = readWal(this.#walBytes)
    const { committed } = this.wal
    this.walIsForeign = committed.length > 0 && !committed.some(frame => this.readFrame(frame))
    this.#overlay(this.walIsForeign ? [] : committed)
  }

  /** Pages that the store has, by what it says itself, or by the file's size where that cannot be read. */
  get count(): number {
    return this.#count
  }

  /**
   * Takes the log for what it is worth rather than as SQLite does: a stale one not at all, and a damaged one beyond the
   * damage, up to the last whole transaction.
   */
  overlayFor(damage: readonly DamageFound[]): void {
    const { committed, beyond } = this.wal
    if (damage.some(({ kind }) => kind === 'wal-stale')) this.#overlay([])
    if (!damage.some(({ kind }) => kind === 'wal-damaged')) return
    const last = beyond.findLastIndex(frame => frame.pagesAfter > 0)
    this.#overlay([...committed, ...beyond.slice(0, last + 1).filter(frame => this.readFrame(frame))])
  }

  #overlay(frames: readonly Frame[]): void {
    this.#inWal.clear()
    for (const frame of frames) this.#inWal.set(frame.page, frame)
    this.#count = frames.findLast(frame => frame.pagesAfter > 0)?.pagesAfter ?? this.#ownCount()
  }

  #ownCount(): number {
    const page1 = this.readFromFile(1)
    return page1 ? page1.readUInt32BE(28) : Math.ceil(this.size / PAGE_SIZE)
  }

  /** The bytes of a page as they are in the file; fewer than a page where the file ends. */
  sealed(page: number): Buffer {
    const bytes = Buffer.alloc(PAGE_SIZE)
    return bytes.subarray(0, readSync(this.#file, bytes, 0, PAGE_SIZE, (page - 1) * PAGE_SIZE))
  }

  readFromFile(page: number): Buffer | null {
    const sealed = this.sealed(page)
    return sealed.length === PAGE_SIZE ? openPage(sealed, page, this.#key) : null
  }

  readFrame(frame: Frame): Buffer | null {
    return openPage(this.#walBytes.subarray(frame.offset, frame.offset + PAGE_SIZE), frame.page, this.#key)
  }

  isInWal(page: number): boolean {
    return this.#inWal.has(page)
  }

  /** A page as SQLite would see it, or null where it cannot be read. */
  read(page: number): Buffer | null {
    const frame = this.#inWal.get(page)
    return frame ? this.readFrame(frame) : this.readFromFile(page)
  }

  close(): void {
    closeSync(this.#file)
  }
}
