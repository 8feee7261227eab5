import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPage, PAGE_SIZE } from '../../src/store/damage/pageCipher.ts'

const WAL_HEADER = 32
const FRAME_HEADER = 24

/** Every page of the file, free ones too. Throws where one does not open: what is not read proves nothing. */
function pagesOfStore(bytes: Buffer, key: Buffer): Buffer[] {
  return Array.from({ length: bytes.length / PAGE_SIZE }, (_, at) => {
    const page = openPage(bytes.subarray(at * PAGE_SIZE, (at + 1) * PAGE_SIZE), at + 1, key)
    if (!page) throw new Error(`page ${at + 1} does not open`)
    return page
  })
}

/** Every frame that lies in the log, those of its earlier uses too, whether SQLite would still read it or not. */
function framesOfLog(bytes: Buffer, key: Buffer): Buffer[] {
  const frames: Buffer[] = []
  for (let at = WAL_HEADER; at + FRAME_HEADER + PAGE_SIZE <= bytes.length; at += FRAME_HEADER + PAGE_SIZE) {
    const sealed = bytes.subarray(at + FRAME_HEADER, at + FRAME_HEADER + PAGE_SIZE)
    const page = openPage(sealed, bytes.readUInt32BE(at), key)
    if (!page) throw new Error(`the frame at ${at} does not open`)
    frames.push(page)
  }
  return frames
}

/** All that a folder's files hold: as bytes, and what the store and its log say under their key. */
export function everythingIn(folder: string, key: Buffer): Buffer {
  const parts: Buffer[] = []
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name))
    parts.push(bytes)
    if (name.endsWith('.db')) parts.push(...pagesOfStore(bytes, key))
    if (name.endsWith('.db-wal')) parts.push(...framesOfLog(bytes, key))
  }
  return Buffer.concat(parts)
}

/** Which of the texts are there, as UTF-8 or as UTF-16 of either order. */
export function found(texts: string[], bytes: Buffer): string[] {
  return texts.filter(text => {
    const utf16 = Buffer.from(text, 'utf16le')
    return [Buffer.from(text, 'utf8'), utf16, Buffer.from(utf16).swap16()].some(form => bytes.includes(form))
  })
}
