import type { EnvelopeOf } from '../../contract/sync/envelope.ts'
import type { FactChange } from '../../domain/correction/correction.ts'
import { type Merged, mergeCorrection, withChanges } from '../../domain/correction/merge.ts'
import { needsApproval } from '../../domain/settings/settings.ts'
import type { CorrectionOutcome } from '../database/decisionTables.ts'
import type { Holding } from '../enrolling/holding.ts'
import { newId } from '../newId.ts'
import { erasureOf } from '../repositories/cancelledMembers.ts'
import { addCases, type CorrectionCase } from '../repositories/cases.ts'
import { settingsOf } from '../repositories/company.ts'
import { addCorrection, type KeptCorrection } from '../repositories/corrections.ts'
import { findMember, type HeldMember } from '../repositories/members.ts'
import { changeMember } from './changeMember.ts'
import { isApproved } from './isApproved.ts'

type Envelope = EnvelopeOf<'correction'>

/**
 * Puts a correction on a member as headquarters has it [COR1–4]; what may not take effect by itself becomes a case, one
 * for each fact. Whatever comes of it, the member's revision rises and the store's counters are told, so that the one
 * which proposed it learns what stands. False, with nothing done, where there is no such member and never was.
 * @param isSuspect of a device, or in the name of somebody, that was cut off: nothing of it takes effect by itself.
 */
export async function correct(holding: Holding, envelope: Envelope, isSuspect: boolean): Promise<boolean> {
  const { tx, device, news } = holding
  const { storeCode } = device
  const { memberId } = envelope.body
  if (await erasureOf(tx, storeCode, memberId)) {
    await addCorrection(tx, {
      ...kept(holding, envelope, 'cancelled'),
      changes: null,
      reason: null,
      approval: null,
    })
    return true
  }
  const member = await findMember(tx, storeCode, memberId)
  if (!member) return false
  const { apply, wait } = await judge(holding, envelope, member, isSuspect)
  // A copy of a device may send in its own envelope what the original has sent: it is one correction.
  if (!(await addCorrection(tx, kept(holding, envelope, outcomeOf(apply, wait))))) return true
  await changeMember(holding, member, withChanges(member.facts, apply))
  const cases = wait.map(change => caseOf(holding, envelope, change))
  await addCases(tx, cases)
  news.push({ storeCode, kind: 'member', subject: memberId })
  news.push(...cases.map(({ caseId: subject }) => ({ storeCode, kind: 'case' as const, subject })))
  return true
}

interface Judged {
  apply: FactChange[]
  wait: Merged['conflicts']
}

async function judge(
  { tx, device }: Holding,
  { body }: Envelope,
  { facts }: HeldMember,
  isSuspect: boolean,
): Promise<Judged> {
  const { apply, conflicts } = mergeCorrection(facts, body.changes)
  const settings = await settingsOf(tx)
  const mayApply = (await isApproved(tx, device, body))
    ? () => !isSuspect
    : ({ fact }: FactChange) => !isSuspect && !needsApproval(settings, [fact])
  const held = apply
    .filter(change => !mayApply(change))
    .map(change => ({ ...change, stands: facts[change.fact] }))
  return { apply: apply.filter(mayApply), wait: [...conflicts, ...held] }
}

function outcomeOf(apply: unknown[], wait: unknown[]): CorrectionOutcome {
  if (wait.length > 0) return apply.length > 0 ? 'partly' : 'waiting'
  return apply.length > 0 ? 'applied' : 'unneeded'
}

const kept = (
  { device, now }: Holding,
  { id: envelopeId, deviceId, occurredAt, body }: Envelope,
  outcome: CorrectionOutcome,
): KeptCorrection => ({
  storeCode: device.storeCode,
  correctionId: body.correctionId,
  envelopeId,
  memberId: body.memberId,
  deviceId,
  facts: body.changes.map(({ fact }) => fact),
  outcome,
  proposedBy: body.proposedBy,
  approvedBy: body.approval?.approvedBy ?? null,
  occurredAt: new Date(occurredAt),
  receivedAt: now,
  changes: body.changes,
  reason: body.reason,
  approval: body.approval,
})

const caseOf = (
  { services, device, now }: Holding,
  { body }: Envelope,
  { fact, to, stands }: Judged['wait'][number],
): CorrectionCase => ({
  kind: 'correction',
  caseId: newId(services),
  storeCode: device.storeCode,
  memberId: body.memberId,
  openedAt: now,
  correctionId: body.correctionId,
  fact,
  proposedBy: body.proposedBy,
  stood: stands,
  proposed: to,
})
