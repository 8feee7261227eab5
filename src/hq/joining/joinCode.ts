import { createHmac } from 'node:crypto'
import { err, ok, type Result } from '../../domain/result.ts'
import { addCode, forgetCodesExpiredBefore } from '../repositories/joinCodes.ts'
import { rosterOf } from '../repositories/staff.ts'
import { findStore } from '../repositories/stores.ts'
import type { Services } from '../services.ts'

/** Without 0 O 1 I L, which are misread (see contract/sync/join). */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 8
export const CODE_LIVES_MS = 10 * 60_000

/** What is kept of a code. Keyed, because 31⁸ codes are few enough to try against a plain hash. */
export const hashCode = (code: string, pepper: Buffer) =>
  createHmac('sha256', pepper).update(`join ${code}`).digest('hex')

/** Eight characters, each equally likely. */
export function drawCode(random: Services['random']): string {
  let code = ''
  while (code.length < LENGTH) {
    const drawn = random(1).readUInt8()
    // 248 = 8 × 31: bytes above it would make the first letters likelier.
    if (drawn < 248) code += ALPHABET[drawn % ALPHABET.length]
  }
  return code
}

/** A new one-time code for a counter of that store: good for ten minutes, shown once, kept only as a hash. */
export async function issueJoinCode(
  services: Services,
  storeCode: string,
): Promise<Result<string, 'store-unknown' | 'store-without-staff'>> {
  const { db, keys, clock, random } = services
  if (!(await findStore(db, storeCode))) return err('store-unknown')
  if ((await rosterOf(db, storeCode)).length === 0) return err('store-without-staff')
  const now = clock()
  await forgetCodesExpiredBefore(db, new Date(now.getTime() - CODE_LIVES_MS))
  const code = drawCode(random)
  const expiresAt = new Date(now.getTime() + CODE_LIVES_MS)
  await addCode(db, { codeHash: hashCode(code, keys.pepper), storeCode, expiresAt }, now)
  return ok(code)
}

/** As people read it aloud: `ABCD-2345`. */
export const formatCode = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`
