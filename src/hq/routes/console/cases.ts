import type { FastifyPluginAsync } from 'fastify'
import type { Transaction } from 'kysely'
import type { Case as ShownCase } from '../../../contract/console/cases.ts'
import type { FactName } from '../../../domain/member/facts.ts'
import type { Schema } from '../../database/schema.ts'
import { inTransaction } from '../../database/transaction.ts'
import { type DecisionFault, decideCase } from '../../deciding/decideCase.ts'
import { ProblemError } from '../../problem.ts'
import { recordMemberAccess } from '../../recording/memberAccess.ts'
import { recordAction } from '../../repositories/actions.ts'
import { type Case, findCase, listCases } from '../../repositories/cases.ts'
import { findCorrection } from '../../repositories/corrections.ts'
import { findMember, type HeldMember } from '../../repositories/members.ts'
import type { Services } from '../../services.ts'
import { serveCall } from './call.ts'
import { masked } from './masked.ts'

const MOST = 200

const gone = (storeCode: string, memberId: string) => ({
  storeCode,
  memberId,
  cardNumber: '',
  name: '',
  number: '',
  enrolledAt: new Date(0).toISOString(),
})

async function shownMember({ db }: Services, storeCode: string, memberId: string) {
  const member = await findMember(db, storeCode, memberId)
  return member ? masked(member) : gone(storeCode, memberId)
}

async function aboutOf(services: Services, one: Case): Promise<ShownCase['about']> {
  if (one.kind === 'duplicate')
    return { kind: 'duplicate', other: await shownMember(services, one.otherStoreCode, one.otherMemberId) }
  const correction = await findCorrection(services.db, one.storeCode, one.correctionId)
  return {
    kind: 'correction',
    fact: one.fact,
    reason: correction?.reason ?? '',
    proposedBy: one.proposedBy,
    approvedBy: correction?.approvedBy ?? null,
  }
}

async function shown(services: Services, one: Case): Promise<ShownCase> {
  const { caseId, openedAt, decided, storeCode, memberId } = one
  return {
    caseId,
    openedAt: openedAt.toISOString(),
    member: await shownMember(services, storeCode, memberId),
    about: await aboutOf(services, one),
    decided: decided && { ...decided, at: decided.at.toISOString() },
  }
}

const allFacts = (member: HeldMember | null): Record<string, string | null> => ({ ...member?.facts })

/** [ACC1] A member as somebody who decides sees them, written down as any other access. Null who has left. */
async function seen(
  tx: Transaction<Schema>,
  services: Services,
  of: { storeCode: string; memberId: string; facts?: readonly FactName[]; by: string },
): Promise<HeldMember | null> {
  const member = await findMember(tx, of.storeCode, of.memberId)
  if (member) await recordMemberAccess(tx, services, { ...of, what: 'revealed', purpose: 'case' })
  return member
}

/** Both versions: of the fact in dispute as it stands now and as it was proposed, or of all facts of a double. */
async function valuesOf(tx: Transaction<Schema>, services: Services, one: Case, by: string) {
  const { storeCode, memberId } = one
  if (one.kind === 'duplicate') {
    const other = { storeCode: one.otherStoreCode, memberId: one.otherMemberId, by }
    const stands = allFacts(await seen(tx, services, { storeCode, memberId, by }))
    return { stands, proposed: allFacts(await seen(tx, services, other)) }
  }
  const member = await seen(tx, services, { storeCode, memberId, facts: [one.fact], by })
  return { stands: { [one.fact]: member?.facts[one.fact] ?? null }, proposed: { [one.fact]: one.proposed } }
}

const faults: Record<DecisionFault, ProblemError> = {
  'case-unknown': new ProblemError('unknown-here'),
  'already-decided': new ProblemError('already-decided'),
  'decision-unfit': new ProblemError('malformed-request'),
  'own-proposal': new ProblemError('role-not-allowed'),
}

/** What waits for somebody to decide, and what was decided. */
export const caseRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  serveCall(app, services, 'cases/list', async ({ state }) => {
    const cases = await listCases(services.db, state, { limit: MOST })
    return Promise.all(cases.map(one => shown(services, one)))
  })

  serveCall(app, services, 'cases/values', async ({ caseId }, by) => {
    const one = await findCase(services.db, caseId)
    if (!one) throw new ProblemError('unknown-here')
    // Nothing is left to be decided by it.
    if (one.decided) throw new ProblemError('already-decided')
    const action = { actor: by.name, action: 'case.shown', subject: caseId }
    return inTransaction(services.db, async tx => {
      const values = await valuesOf(tx, services, one, by.name)
      await recordAction(tx, services, action)
      return values
    })
  })

  serveCall(app, services, 'cases/decide', async ({ caseId, decision, reason }, by) => {
    const asked = { caseId, decision, reason, by: by.name }
    const decided = await inTransaction(services.db, tx => decideCase(tx, services, asked))
    if (!decided.ok) throw faults[decided.error]
    return {}
  })
}
