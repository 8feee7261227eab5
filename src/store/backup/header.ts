import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import * as z from 'zod'

/**
 * What stands at the beginning of a backup for everyone to read: whose it is, and the recovery copy of that time, which
 * only the recovery code opens. No personal data.
 */
export const BackupHeader = z.strictObject({
  version: z.literal(1),
  storeCode: z.string().regex(/^\d{3}$/),
  counterNumber: z.int().min(1).max(99),
  madeAt: z.iso.datetime(),
  /** The whole of `recovery.age`. */
  recoveryCopy: z.base64().max(16_384),
})
export type BackupHeader = z.infer<typeof BackupHeader>

const MAGIC = 'harmoor backup 1\n'
const LONGEST = 32 * 1024

/** The header as it stands in the file: a line that says what this is, and one line of JSON. */
export const headerText = (header: BackupHeader): string => `${MAGIC}${JSON.stringify(header)}\n`

export interface ReadHeader {
  header: BackupHeader
  /** Of the header's very bytes: the sealed part names it, so that neither is exchanged. */
  hash: string
  /** Where the sealed part begins. */
  end: number
}

export const headerHash = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')

/** Null when the file is no backup of a version that is known here. */
export function readHeader(file: string): ReadHeader | null {
  const bytes = Buffer.alloc(LONGEST)
  const handle = openSync(file, 'r')
  const length = readSync(handle, bytes, 0, LONGEST, 0)
  closeSync(handle)
  const begun = bytes.subarray(0, length)
  const end = begun.indexOf('\n', MAGIC.length) + 1
  if (!begun.toString('latin1').startsWith(MAGIC) || end === 0) return null
  try {
    const header = BackupHeader.parse(JSON.parse(begun.toString('utf8', MAGIC.length, end)))
    return { header, hash: headerHash(begun.subarray(0, end)), end }
  } catch {
    return null
  }
}
