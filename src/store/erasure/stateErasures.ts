import { type DeviceErasure, erasureText } from '../../domain/outbox/erasure.ts'
import { inTransaction, type WritableDb } from '../database.ts'
import type { Randomness } from '../enrol.ts'
import { appendAudit } from '../repositories/audit.ts'
import { putNew } from '../repositories/outbox.ts'
import { markStated, unstatedErasures } from './cancelledMembers.ts'
import { emptyLog } from './emptyLog.ts'

export interface Signing {
  deviceId: string
  /** Ed25519 of UTF-8 text, base64url. */
  sign(text: string): string
  now(): string
}

/**
 * [ERA5] States to headquarters that erased members are gone from this store: signed only once the log of recent writes
 * is empty of them, so that it is true when it is signed. What a crash or a reader kept from being stated is stated the
 * next time.
 * @returns how many were stated.
 */
export function stateErasures(db: WritableDb, signing: Signing, random: Pick<Randomness, 'uuid'>): number {
  const unstated = unstatedErasures(db)
  if (unstated.length === 0 || !emptyLog(db)) return 0
  inTransaction(db, () => {
    for (const { memberId } of unstated) {
      const at = signing.now()
      const said: Omit<DeviceErasure, 'signature'> = {
        kind: 'erasure-statement',
        version: 1,
        deviceId: signing.deviceId,
        memberId,
        erasedAt: at,
        scope: 'store',
      }
      const statement = { ...said, signature: signing.sign(erasureText(said)) }
      putNew(db, 'erasure', { memberId, statement }, { id: random.uuid(), at })
      markStated(db, memberId, at)
      appendAudit(db, { at, actor: 'system', action: 'erasure.stated', subject: memberId, commitment: null })
    }
  })
  return unstated.length
}
