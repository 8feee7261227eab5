import { randomUUID } from 'node:crypto'
import { accessSync, constants, statSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import type * as z from 'zod'
import type { ReadScan, Scan, ScannerState } from '../../contract/ipc/devices.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Reader } from '../../reader/index.ts'
import { log } from '../log.ts'
import { eraseFile } from './eraseFile.ts'
import { bytesOf, isShown, isWhole, type ScanFile, scanFilesIn } from './scanFiles.ts'

/** Nobody comes back for a scan of yesterday. */
const OLD_MS = 24 * 3600_000
/** A file that does not end as its format has it may still grow: so many looks must find it unchanged. */
const PATIENT_LOOKS = 6

type Found = ScanFile & {
  scanId: string
  left: boolean
  unchanged: number
  settled: boolean
  busy: boolean
  state: Scan['state']
}
type Read = z.infer<typeof ReadScan>

interface ScannerFolderOptions {
  folder: string | null
  reader: Pick<Reader, 'readImage'>
  /**
   * Who is signed in, another object for each time; null for nobody, while nothing is looked at or told. A sign-out that
   * was over before anybody looked is noticed by it too.
   */
  attendedBy(): object | null
  changed(state: ScannerState): void
  now?(): number
}

/**
 * The folder that a document scanner's software saves to. Looked at again and again, as notices of changes do not come
 * from every kind of disk and share. A picture is read when it is complete, and removed once it was read; what lay there
 * before anybody watched is only offered. Nothing is read at the sign-in screen, so nothing is removed there either.
 */
export class ScannerFolder {
  readonly #options: ScannerFolderOptions
  #folder: string | null
  #folderFault: ScannerState['folderFault'] = null
  #found = new Map<string, Found>()
  /** Nobody has looked since sign-in, or since the folder was set. */
  #first = true
  #told = ''
  #attendedBy: object | null = null

  constructor(options: ScannerFolderOptions) {
    this.#options = options
    this.#folder = options.folder
  }

  state(): ScannerState {
    const now = this.#options.now?.() ?? Date.now()
    const scans = [...this.#found.values()]
      .filter(({ settled }) => settled)
      .map(({ scanId, savedAt, left, state }) => ({
        scanId,
        savedAt: new Date(savedAt).toISOString(),
        left,
        old: now - savedAt > OLD_MS,
        state,
      }))
    return { folder: this.#folder, folderFault: this.#folderFault, scans }
  }

  /** @param folder absolute, there, and open to reading and removing; null for none */
  watch(folder: string | null): Result<ScannerState, 'folder-unusable'> {
    if (folder !== null && !isUsable(folder)) return err('folder-unusable')
    this.#folder = folder
    this.#forget()
    this.look()
    return ok(this.state())
  }

  /** Looks once. */
  look(): void {
    const attendedBy = this.#options.attendedBy()
    if (attendedBy !== this.#attendedBy) this.#forget()
    this.#attendedBy = attendedBy
    if (attendedBy !== null && this.#folder !== null) this.#lookInto(this.#folder)
  }

  #lookInto(folder: string): void {
    try {
      const files = scanFilesIn(folder)
      this.#folderFault = null
      this.#compare(files)
      this.#first = false
    } catch (error) {
      this.#found.clear()
      this.#folderFault = (error as { code?: string }).code === 'ENOENT' ? 'missing' : 'unreadable'
    }
    this.#tell()
  }

  #forget(): void {
    this.#found.clear()
    this.#folderFault = null
    this.#first = true
    this.#told = ''
  }

  #tell(): void {
    const state = this.state()
    const told = JSON.stringify(state)
    if (told === this.#told) return
    this.#told = told
    this.#options.changed(state)
  }

  #compare(files: ScanFile[]): void {
    const there = new Set(files.map(({ path }) => path))
    for (const path of this.#found.keys()) if (!there.has(path)) this.#found.delete(path)
    for (const file of files) {
      const found = this.#found.get(file.path)
      if (found?.busy) continue
      const isSame = found && found.size === file.size && found.savedAt === file.savedAt
      if (isSame) this.#settle(found)
      else this.#found.set(file.path, this.#newly(file, found))
    }
  }

  /** A file that is written again counts as another scan. */
  #newly = (file: ScanFile, before: Found | undefined): Found => ({
    ...file,
    scanId: randomUUID(),
    left: before ? before.left : this.#first,
    unchanged: 0,
    settled: false,
    busy: false,
    state: 'waiting',
  })

  #settle(found: Found): void {
    if (found.settled || found.size === 0) return
    found.unchanged += 1
    found.settled = isWhole(found) === true || found.unchanged >= PATIENT_LOOKS
  }

  #find = (scanId: string) =>
    [...this.#found.values()].find(found => found.scanId === scanId && found.settled)

  /** Reads one picture, and removes it if it is one: also when nothing could be read from it, as the clerk sees it now. */
  async read(scanId: string): Promise<Result<Read, Fault['code']>> {
    const found = this.#find(scanId)
    if (!found) return err('scan-gone')
    if (found.busy) return err('not-now')
    found.busy = true
    try {
      return await this.#readFound(found)
    } finally {
      found.busy = false
      this.#tell()
    }
  }

  async #readFound(found: Found): Promise<Result<Read, Fault['code']>> {
    const savedAt = new Date(found.savedAt).toISOString()
    const unread = (fault: Fault['code']): Result<Read, never> => {
      found.state = 'unreadable'
      return ok({ reading: null, fault, image: null, savedAt, removed: false })
    }
    let bytes: Uint8Array | null
    try {
      bytes = bytesOf(found.path)
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return err('scan-gone')
      log.failure('scan', error)
      return unread('not-an-image')
    }
    if (!bytes) return unread('file-too-large')
    const image = isShown(bytes) ? Uint8Array.from(bytes) : null
    const read = await this.#options.reader.readImage(bytes)
    // Another document was handed in meanwhile: this one is still to be read.
    if (!read.ok && read.error === 'superseded') return err('superseded')
    if (!read.ok && read.error !== 'nothing-read') return unread(read.error)
    const removed = this.#erase(found)
    return ok({
      reading: read.ok ? read.value : null,
      fault: read.ok ? null : read.error,
      image,
      savedAt,
      removed,
    })
  }

  #erase(found: Found): boolean {
    const removed = eraseFile(found.path)
    if (removed) this.#found.delete(found.path)
    else found.state = 'stuck'
    return removed
  }

  remove(scanIds: readonly string[]): ScannerState {
    for (const scanId of scanIds) {
      const found = this.#find(scanId)
      if (found && !found.busy) this.#erase(found)
    }
    this.#tell()
    return this.state()
  }
}

function isUsable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return isAbsolute(folder) && statSync(folder).isDirectory()
  } catch {
    return false
  }
}
