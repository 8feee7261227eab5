import type { FastifyPluginAsync } from 'fastify'
import type { MemberRecord } from '../../../contract/console/members.ts'
import type { RevealPurpose } from '../../../domain/member/revealPurpose.ts'
import { inTransaction } from '../../database/transaction.ts'
import { ProblemError } from '../../problem.ts'
import { exportProof } from '../../proving/exportProof.ts'
import { recordMemberAccess } from '../../recording/memberAccess.ts'
import { consentOf } from '../../repositories/consents.ts'
import { correctionsOf } from '../../repositories/corrections.ts'
import { searchMembers } from '../../repositories/memberSearch.ts'
import { findMember, type HeldMember } from '../../repositories/members.ts'
import { receiptsOfMember } from '../../repositories/receipts.ts'
import type { Services } from '../../services.ts'
import { serveCall } from './call.ts'
import { masked } from './masked.ts'

/** More than one screen of them tells nobody apart. */
const MOST = 50

async function recordOf({ db }: Services, member: HeldMember): Promise<MemberRecord> {
  const { storeCode, memberId, enrolledBy, revision } = member
  const consent = await consentOf(db, storeCode, memberId)
  // Nobody is a member without it: who was one a moment ago has left.
  if (!consent) throw new ProblemError('unknown-here')
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

/** A member's facts, once it is written down that somebody saw them. */
const reveal = (
  services: Services,
  asked: { storeCode: string; memberId: string; purpose: RevealPurpose },
  by: string,
): Promise<HeldMember | null> =>
  inTransaction(services.db, async tx => {
    const member = await findMember(tx, asked.storeCode, asked.memberId)
    if (member) await recordMemberAccess(tx, services, { ...asked, what: 'revealed', by })
    return member
  })

/** Finding members, masked; their record; the facts themselves, and the proof of consent, for a purpose. */
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

  serveCall(app, services, 'members/proof', async (asked, by) => {
    const proof = await exportProof(services, asked, by.name)
    if (!proof) throw new ProblemError('unknown-here')
    return proof
  })
}
