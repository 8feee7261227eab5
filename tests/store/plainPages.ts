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

/** What a folder's files hold. */
export interface Everything {
  /** What the store and its log say under their key, and every other file as it is. */
  plain: Buffer
  /** The bytes of the store and its log as they lie on the disk. */
  sealed: Buffer
}

export function everythingIn(folder: string, key: Buffer): Everything {
  const plain: Buffer[] = []
  const sealed: Buffer[] = []
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name))
    if (name.endsWith('.db')) plain.push(...pagesOfStore(bytes, key))
    else if (name.endsWith('.db-wal')) plain.push(...framesOfLog(bytes, key))
    else plain.push(bytes)
    if (/\.db(-wal)?$/.test(name)) sealed.push(bytes)
  }
  return { plain: Buffer.concat(plain), sealed: Buffer.concat(sealed) }
}

/** Shorter ones are among ciphertext by chance: three bytes in every fortieth store of this size. */
const NOT_BY_CHANCE = 8

/** Which of the texts are there, as UTF-8 or as UTF-16 of either order. */
export function found(texts: string[], { plain, sealed }: Everything): string[] {
  return texts.filter(text => {
    const utf16 = Buffer.from(text, 'utf16le')
    const forms = [Buffer.from(text, 'utf8'), utf16, Buffer.from(utf16).swap16()]
    return forms.some(form => plain.includes(form) || (form.length >= NOT_BY_CHANCE && sealed.includes(form)))
  })
}
