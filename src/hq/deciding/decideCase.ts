import type { Transaction } from 'kysely'
import { withChanges } from '../../domain/correction/merge.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { changeMember } from '../correcting/changeMember.ts'
import type { Schema } from '../database/schema.ts'
import type { Act } from '../enrolling/holding.ts'
import { appendToFeed } from '../feeding/appendToFeed.ts'
import { recordAction } from '../repositories/actions.ts'
import { type Case, type CorrectionCase, closeCase, findCase } from '../repositories/cases.ts'
import { findMember } from '../repositories/members.ts'
import { takeStore } from '../repositories/stores.ts'
import type { Services } from '../services.ts'

export interface CaseDecided {
  caseId: string
  /** `take` and `keep` of a correction, the others of a duplicate. */
  decision: 'take' | 'keep' | 'same-person' | 'different-people'
  reason: string
  /** An operator's name. */
  by: string
}
export type DecisionFault = 'case-unknown' | 'already-decided' | 'decision-unfit' | 'own-proposal'

/**
 * Ends a case. Of a correction, the proposed value takes effect or what stands remains; of a duplicate, it is kept what
 * somebody found, and nothing is merged [DUP1]. Either way the counters of every store that it is about are told.
 */
export async function decideCase(
  tx: Transaction<Schema>,
  services: Services,
  { caseId, decision, reason, by }: CaseDecided,
): Promise<Result<void, DecisionFault>> {
  const found = await findCase(tx, caseId)
  if (!found) return err('case-unknown')
  await takeStore(tx, found.storeCode, 'change')
  const act: Act = { tx, services, now: services.clock(), news: [] }
  // Again, behind the store's row: somebody else may just have decided it, or the member have left.
  const open = await findCase(tx, caseId)
  const fault = faultOf(open ?? found, decision, by)
  if (fault) return err(fault)
  if (!(await closeCase(tx, caseId, { at: act.now, by, decision, reason }))) return err('already-decided')
  if (found.kind === 'correction') await decideCorrection(act, found, decision === 'take')
  const stores = found.kind === 'duplicate' ? [found.storeCode, found.otherStoreCode] : [found.storeCode]
  const told = stores.map(storeCode => ({ storeCode, kind: 'case' as const, subject: caseId }))
  await appendToFeed(tx, [...act.news, ...told])
  await recordAction(tx, services, { actor: by, action: `case.${decision}`, subject: caseId })
  return ok(undefined)
}

const fitting = { correction: ['take', 'keep'], duplicate: ['same-person', 'different-people'] }

function faultOf(found: Case, decision: string, by: string): DecisionFault | null {
  if (found.decided) return 'already-decided'
  if (!fitting[found.kind].includes(decision)) return 'decision-unfit'
  // [COR6]
  return found.kind === 'correction' && found.proposedBy === by ? 'own-proposal' : null
}

async function decideCorrection(act: Act, found: CorrectionCase, isTaken: boolean): Promise<void> {
  const { storeCode, memberId, fact, proposed } = found
  const member = await findMember(act.tx, storeCode, memberId)
  if (!member) throw new Error('an open case of nobody')
  const change = { fact, from: member.facts[fact], to: proposed }
  await changeMember(act, member, isTaken ? withChanges(member.facts, [change]) : member.facts)
  act.news.push({ storeCode, kind: 'member', subject: memberId })
}
