import type { FastifyPluginAsync } from 'fastify'
import type { MemberRecord } from '../../../contract/console/members.ts'
import { factNames } from '../../../domain/member/facts.ts'
import type { RevealPurpose } from '../../../domain/member/revealPurpose.ts'
import { inTransaction } from '../../database/transaction.ts'
import { appendToFeed } from '../../feeding/appendToFeed.ts'
import { newId } from '../../newId.ts'
import { ProblemError } from '../../problem.ts'
import { recordAction } from '../../repositories/actions.ts'
import { consentOf } from '../../repositories/consents.ts'
import { correctionsOf } from '../../repositories/corrections.ts'
import { searchMembers } from '../../repositories/memberSearch.ts'
import { findMember, type HeldMember } from '../../repositories/members.ts'
import { receiptsOfMember } from '../../repositories/receipts.ts'
import { addRegisterEvent } from '../../repositories/registerEvents.ts'
import type { Services } from '../../services.ts'
import { serveCall } from './call.ts'
import { masked } from './masked.ts'

/** More than one screen of them tells nobody apart. */
const MOST = 50

async function recordOf({ db }: Services, member: HeldMember): Promise<MemberRecord> {
  const { storeCode, memberId, enrolledBy, revision } = member
  const consent = await consentOf(db, storeCode, memberId)
  if (!consent) throw new Error('a member without consent')
  const corrections = await correctionsOf(db, storeCode, memberId)
  return {
    ...masked(member),
    enrolledBy,
    revision,
    consent,
    receipts: await receiptsOfMember(db, storeCode, memberId),
    corrections: corrections.map(({ occurredAt, facts, proposedBy, approvedBy }) => ({
      at: occurredAt.toISOString(),
      facts,
      proposedBy,
      approvedBy,
    })),
  }
}

/**
 * That somebody saw a member's facts, and what for: in headquarters' log, in the register that the customer's own copy
 * lists, and told to the store; in the transaction that reads the facts.
 */
const reveal = (
  services: Services,
  { storeCode, memberId, purpose }: { storeCode: string; memberId: string; purpose: RevealPurpose },
  by: string,
): Promise<HeldMember | null> =>
  inTransaction(services.db, async tx => {
    const member = await findMember(tx, storeCode, memberId)
    if (!member) return null
    const now = services.clock()
    const eventId = newId(services)
    const event = {
      eventId,
      register: 'access' as const,
      entryId: memberId,
      memberId,
      what: 'revealed',
      at: now.toISOString(),
      by,
      kept: { purpose, facts: [...factNames] },
      personal: null,
    }
    await addRegisterEvent(tx, { storeCode, deviceId: null, receivedAt: now }, event)
    await appendToFeed(tx, [{ storeCode, kind: 'register', subject: eventId }])
    await recordAction(tx, services, { actor: by, action: `member.revealed.${purpose}`, subject: memberId })
    return member
  })

/** Finding members, masked; their record; and the facts themselves for a purpose. */
export const memberRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  const { db } = services

  serveCall(app, services, 'members/find', async ({ storeCode, text }) =>
    (await searchMembers(db, { storeCode, text, limit: MOST })).map(masked),
  )

  serveCall(app, services, 'members/show', async ({ storeCode, memberId }) => {
    const member = await findMember(db, storeCode, memberId)
    if (!member) throw new ProblemError('unknown-here')
    return recordOf(services, member)
  })

  serveCall(app, services, 'members/reveal', async (asked, by) => {
    const member = await reveal(services, asked, by.name)
    if (!member) throw new ProblemError('unknown-here')
    return { facts: member.facts }
  })
}
