import type { Transaction } from 'kysely'
import { type FactName, factNames } from '../../domain/member/facts.ts'
import type { RevealPurpose } from '../../domain/member/revealPurpose.ts'
import type { AccessKind } from '../../domain/register/access.ts'
import type { Schema } from '../database/schema.ts'
import { appendToFeed } from '../feeding/appendToFeed.ts'
import { newId } from '../newId.ts'
import { recordAction } from '../repositories/actions.ts'
import { addRegisterEvent } from '../repositories/registerEvents.ts'
import type { Services } from '../services.ts'

export interface MemberAccess {
  storeCode: string
  memberId: string
  what: Extract<AccessKind, 'revealed' | 'exported'>
  purpose: RevealPurpose
  /** All where it is not said. */
  facts?: readonly FactName[]
  /** The operator's login. */
  by: string
}

/**
 * That somebody of headquarters saw or exported a member's facts, and what for: in headquarters' log, in the register that
 * the customer's own copy lists, and told to the store. Part of the transaction that reads the facts.
 */
export async function recordMemberAccess(
  tx: Transaction<Schema>,
  services: Services,
  { storeCode, memberId, what, purpose, by, facts = factNames }: MemberAccess,
): Promise<void> {
  const now = services.clock()
  const eventId = newId(services)
  const event = {
    eventId,
    register: 'access' as const,
    entryId: memberId,
    memberId,
    what,
    at: now.toISOString(),
    by,
    kept: { purpose, facts: [...facts] },
    personal: null,
  }
  await addRegisterEvent(tx, { storeCode, deviceId: null, receivedAt: now }, event)
  await appendToFeed(tx, [{ storeCode, kind: 'register', subject: eventId }])
  await recordAction(tx, services, { actor: by, action: `member.${what}.${purpose}`, subject: memberId })
}
