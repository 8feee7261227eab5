import type { Parsed, Response } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { type ConsentChange, instantAfter } from '../../domain/consent/change.ts'
import { consentersNeeded } from '../../domain/consent/children.ts'
import { requiredPurposes } from '../../domain/consent/consent.ts'
import { asksAgain, consentStanding, perhapsAgreed } from '../../domain/consent/standing.ts'
import { maskName } from '../../domain/member/mask.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { changeConsents } from '../../store/changeConsent.ts'
import type { ReadableDb, WritableDb } from '../../store/database.ts'
import type { Randomness } from '../../store/enrol.ts'
import { consentChangesOf } from '../../store/repositories/consentRecords.ts'
import { findMember, type StoredMember } from '../../store/repositories/members.ts'
import { findShrunk, isProofElsewhere } from '../../store/retention/shrunkMembers.ts'
import { type ConsentSetting, consentFault, evidenceFor } from '../enrolling/consentEvidence.ts'

type MemberConsents = Response<'consents:of'>
type Answer = Result<MemberConsents, Fault>

const standingOf = (db: ReadableDb, { memberId, consent }: StoredMember) =>
  consentStanding(consent, consentChangesOf(db, memberId))

/** [CON6] Of a member whose facts are at headquarters alone. */
function consentsElsewhere(db: ReadableDb, memberId: string): Answer {
  const shrunk = findShrunk(db, memberId)
  if (!shrunk) return err({ code: 'member-unknown' })
  return ok({
    memberId,
    cardNumber: shrunk.cardNumber,
    maskedName: '•••',
    agreed: perhapsAgreed(consentChangesOf(db, memberId)),
    noticeVersion: null,
    asksAgain: false,
    needed: { representative: false, own: false },
    keptAt: 'headquarters',
    proofAt: 'headquarters',
  })
}

/** What a member agrees to now, and whether the notice in force is another one. */
export function memberConsents(
  db: ReadableDb,
  memberId: string,
  { notice, today }: Pick<ConsentSetting, 'notice' | 'today'>,
): Answer {
  const member = findMember(db, memberId)
  if (!member) return consentsElsewhere(db, memberId)
  const standing = standingOf(db, member)
  return ok({
    memberId,
    cardNumber: member.cardNumber,
    maskedName: maskName(member.facts.fullName),
    ...standing,
    asksAgain: asksAgain(standing, notice.version),
    needed: consentersNeeded(member.facts.dateOfBirth, today),
    ...(isProofElsewhere(db, memberId) && { proofAt: 'headquarters' as const }),
  })
}

/** The consents of an answer to the whole notice: given what was ticked, withdrawn what was agreed to before and is not now. */
function changesOf(
  { memberId, changeId, consent }: Parsed<'consents:renew'>,
  before: readonly ConsentChange['purposes'][number][],
  { staff, notice, at }: ConsentSetting,
  random: Randomness,
): ConsentChange[] {
  const { purposes, ...how } = consent
  const common = { memberId, at, receivedBy: staff.staffNumber }
  const left = before.filter(purpose => !purposes.includes(purpose))
  const given: ConsentChange = {
    ...common,
    ...how,
    changeId,
    purposes,
    change: 'given',
    noticeHash: notice.hash,
  }
  const withdrawn: ConsentChange = {
    ...common,
    changeId: random.uuid(),
    purposes: left,
    change: 'withdrawn',
    method: 'in-person',
  }
  return left.length > 0 ? [given, withdrawn] : [given]
}

/** [CON5] Keeps what the customer answers to the notice in force. */
export function renewConsents(
  db: WritableDb,
  request: Parsed<'consents:renew'>,
  setting: ConsentSetting,
  random: Randomness,
): Answer {
  const { memberId, changeId } = request
  const member = findMember(db, memberId)
  if (!member) return err({ code: 'member-unknown' })
  if (!consentChangesOf(db, memberId).some(change => change.changeId === changeId)) {
    const { dateOfBirth } = member.facts
    const fault = consentFault(request, dateOfBirth, setting)
    if (fault) return err({ code: fault })
    const at = instantAfter(consentChangesOf(db, memberId), setting.at)
    const changes = changesOf(request, standingOf(db, member).agreed, { ...setting, at }, random)
    const proof = evidenceFor(request, dateOfBirth, setting)
    const evidence = proof && { evidenceId: random.uuid(), memberId, changeId, ...proof }
    const kept = changeConsents(db, { changes, evidence }, random)
    if (!kept.ok) return err({ code: kept.error })
  }
  return memberConsents(db, memberId, setting)
}

/** Takes consents back, as easily as they were given, wherever the member's facts are [CON6]. The required one is a cancellation, which a supervisor makes. */
export function withdrawConsents(
  db: WritableDb,
  request: Parsed<'consents:withdraw'>,
  setting: ConsentSetting,
  random: Randomness,
): Answer {
  const { memberId, changeId, method } = request
  const standing = memberConsents(db, memberId, setting)
  if (!standing.ok) return standing
  if (request.purposes.some(purpose => requiredPurposes.includes(purpose)))
    return err({ code: 'purpose-required' })
  if (!consentChangesOf(db, memberId).some(change => change.changeId === changeId)) {
    const purposes = standing.value.agreed.filter(purpose => request.purposes.includes(purpose))
    if (purposes.length === 0) return err({ code: 'consent-not-given' })
    const at = instantAfter(consentChangesOf(db, memberId), setting.at)
    const receivedBy = setting.staff.staffNumber
    const change: ConsentChange = {
      change: 'withdrawn',
      changeId,
      memberId,
      purposes,
      method,
      at,
      receivedBy,
    }
    const kept = changeConsents(db, { changes: [change], evidence: null }, random)
    if (!kept.ok) return err({ code: kept.error })
  }
  return memberConsents(db, memberId, setting)
}
