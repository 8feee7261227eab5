import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { MAX_FILE_BYTES } from '../../domain/identity/reading.ts'

/** What scanners' software saves. Anything else in the folder is left alone. */
const extensions = new Set([
  '.jpg',
  '.jpeg',
  '.png',
  '.tif',
  '.tiff',
  '.bmp',
  '.webp',
  '.heic',
  '.heif',
  '.pdf',
])

export interface ScanFile {
  path: string
  size: number
  savedAt: number
}

/** Names that programs give to what they are not done with. */
const isDraft = (name: string) => name.startsWith('.') || name.startsWith('~')

/** The pictures in a folder, oldest first. @throws when the folder cannot be listed */
export function scanFilesIn(folder: string): ScanFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      entry => entry.isFile() && !isDraft(entry.name) && extensions.has(extname(entry.name).toLowerCase()),
    )
    .flatMap(entry => {
      const path = join(folder, entry.name)
      const about = statSync(path, { throwIfNoEntry: false })
      return about ? [{ path, size: about.size, savedAt: about.mtimeMs }] : []
    })
    .sort((one, other) => one.savedAt - other.savedAt)
}

/** Beginning and end of a format that says of itself where it ends. */
const ends: readonly { begins: Buffer; ends: Buffer; within: number }[] = [
  { begins: Buffer.from([0xff, 0xd8, 0xff]), ends: Buffer.from([0xff, 0xd9]), within: 64 },
  { begins: Buffer.from([0x89, 0x50, 0x4e, 0x47]), ends: Buffer.from('IEND'), within: 64 },
  { begins: Buffer.from('%PDF-'), ends: Buffer.from('%%EOF'), within: 1024 },
]

/** Whether a file ends as its format has it end; null where the format does not say, or the file cannot be opened. */
export function isWhole({ path, size }: ScanFile): boolean | null {
  let handle: number | null = null
  try {
    handle = openSync(path, 'r')
    const start = Buffer.alloc(8)
    readSync(handle, start, 0, start.length, 0)
    const format = ends.find(({ begins }) => start.subarray(0, begins.length).equals(begins))
    if (!format) return null
    const tail = Buffer.alloc(Math.min(format.within, size))
    readSync(handle, tail, 0, tail.length, size - tail.length)
    const whole = tail.includes(format.ends)
    tail.fill(0)
    return whole
  } catch {
    return null
  } finally {
    if (handle !== null) closeSync(handle)
  }
}

/** The bytes of a picture; null when it is larger than any that is read. @throws when it cannot be read */
export function bytesOf(path: string): Uint8Array | null {
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    const { size } = fstatSync(handle)
    if (size > MAX_FILE_BYTES) return null
    const bytes = new Uint8Array(size)
    let at = 0
    for (let got = 1; got > 0 && at < size; at += got) got = readSync(handle, bytes, at, size - at, at)
    return bytes
  } finally {
    closeSync(handle)
  }
}

const shown = [
  Buffer.from([0xff, 0xd8, 0xff]),
  Buffer.from([0x89, 0x50, 0x4e, 0x47]),
  Buffer.from('RIFF'),
  Buffer.from('BM'),
]

/** Whether a window can show this kind of picture. */
export const isShown = (bytes: Uint8Array): boolean =>
  shown.some(start => start.equals(bytes.subarray(0, start.length)))
