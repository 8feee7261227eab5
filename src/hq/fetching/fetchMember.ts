import type * as z from 'zod'
import type { FetchReply, FetchRequest } from '../../contract/sync/fetch.ts'
import type { Connection } from '../database/transaction.ts'
import { inTransaction } from '../database/transaction.ts'
import { newId } from '../newId.ts'
import { erasureOf } from '../repositories/cancelledMembers.ts'
import { consentOf } from '../repositories/consents.ts'
import type { Device } from '../repositories/devices.ts'
import { addMemberFetch } from '../repositories/memberFetches.ts'
import { findMember } from '../repositories/members.ts'
import type { Services } from '../services.ts'

async function answer(db: Connection, storeCode: string, memberId: string): Promise<FetchReply> {
  const erasure = await erasureOf(db, storeCode, memberId)
  if (erasure) return { outcome: 'cancelled', erasure }
  const found = await findMember(db, storeCode, memberId)
  const consent = found && (await consentOf(db, storeCode, memberId))
  if (!found || !consent) return { outcome: 'unknown' }
  const { enrolledAt, cardNumber, facts, enrolledBy } = found
  const member = { memberId, cardNumber, facts, consent, enrolledBy }
  return { outcome: 'found', member, enrolledAt: enrolledAt.toISOString() }
}

/**
 * [RET6] Gives a counter a member of its own store. That it asked, who did and what for is kept in the same transaction:
 * no answer leaves that is not written down.
 */
export function fetchMember(
  services: Services,
  { id: deviceId, storeCode }: Device,
  { memberId, purpose, staffNumber }: z.infer<typeof FetchRequest>,
): Promise<FetchReply> {
  return inTransaction(services.db, async tx => {
    const reply = await answer(tx, storeCode, memberId)
    await addMemberFetch(tx, {
      id: newId(services),
      storeCode,
      memberId,
      deviceId,
      staffNumber,
      purpose,
      outcome: reply.outcome,
      fetchedAt: services.clock(),
    })
    return reply
  })
}
