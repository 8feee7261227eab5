import { createReadStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import * as z from 'zod'
import { err, ok, type Result } from '../../domain/result.ts'
import { syncFile } from '../syncFile.ts'
import { Inventory } from './inventory.ts'

/** The first line of the sealed part; the bytes of the store follow it. */
export const Contents = z.strictObject({
  headerHash: z.string(),
  /** The counter's secrets as they were: with the store, everything that another machine needs. */
  secrets: z.record(z.string(), z.string()),
  inventory: Inventory,
  storeBytes: z.int(),
})
export type Contents = z.infer<typeof Contents>

const LONGEST_LINE = 64 * 1024

async function* plain(contents: Contents, store: string, counted: (bytes: number) => void) {
  yield Buffer.from(`${JSON.stringify(contents)}\n`)
  for await (const chunk of createReadStream(store) as AsyncIterable<Buffer>) {
    counted(chunk.length)
    yield chunk
  }
}

/** Writes header and sealed part to a file, flushed to the disk. Holds no more than a piece of it in memory. */
export async function writeSealed(
  file: string,
  from: { header: string; contents: Contents; store: string; identity: string },
  counted: (bytes: number) => void,
): Promise<void> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(await identityToRecipient(from.identity))
  const sealed = await encrypter.encrypt(ReadableStream.from(plain(from.contents, from.store, counted)))
  await writeAll(file, prefixed(Buffer.from(from.header), sealed))
}

async function* prefixed(prefix: Buffer, rest: AsyncIterable<Uint8Array>) {
  yield prefix
  yield* rest
}

/** The file is open before the first piece is asked for, and closed whatever comes: no later opening brings it back. */
async function writeAll(file: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(chunks)
  } finally {
    await handle.close()
  }
  syncFile(file)
}

/** It was altered, cut off, sealed to another, or is no backup at all: the file alone cannot say which. */
class Unusable extends Error {}

/** Reads the first line, gives it to `begun`, and passes on what follows. */
async function* afterFirstLine(chunks: AsyncIterable<Uint8Array>, begun: (contents: Contents) => void) {
  let line: Buffer | null = Buffer.alloc(0)
  for await (const chunk of chunks) {
    if (line === null) {
      yield chunk
      continue
    }
    line = Buffer.concat([line, chunk])
    const end = line.indexOf('\n')
    if (end < 0 && line.length > LONGEST_LINE) throw new Unusable()
    if (end < 0) continue
    begun(Contents.parse(JSON.parse(line.toString('utf8', 0, end))))
    yield line.subarray(end + 1)
    line = null
  }
}

/** A disk that is full says nothing about the backup. */
const isOfTheDisk = (error: unknown) => /^E[A-Z]+$/.test((error as { code?: string }).code ?? '')

/**
 * Unseals the store of a backup into a file, flushed to the disk. Every piece is authenticated, and so is the end: what
 * comes out whole is what was sealed.
 */
export async function readSealed(
  file: string,
  from: { start: number; headerHash: string; identity: string; into: string },
  counted: (bytes: number) => void,
): Promise<Result<Contents, 'unusable'>> {
  let contents: Contents | undefined
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(from.identity)
    const bytes = createReadStream(file, { start: from.start }) as AsyncIterable<Uint8Array>
    const opened: AsyncIterable<Uint8Array> = await decrypter.decrypt(ReadableStream.from(bytes))
    const store = afterFirstLine(opened, found => {
      contents = found
    })
    await writeAll(from.into, each(store, counted))
  } catch (error) {
    if (isOfTheDisk(error)) throw error
    return err('unusable')
  }
  const isWhole = contents?.headerHash === from.headerHash && contents.storeBytes === statSync(from.into).size
  return contents && isWhole ? ok(contents) : err('unusable')
}

async function* each(chunks: AsyncIterable<Uint8Array>, counted: (bytes: number) => void) {
  for await (const chunk of chunks) {
    counted(chunk.byteLength)
    yield chunk
  }
}
