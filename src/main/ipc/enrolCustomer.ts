import type { Parsed } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { consentersNeeded, missingConsenter } from '../../domain/consent/children.ts'
import type { ConsentEvidence } from '../../domain/consent/evidence.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { WritableDb } from '../../store/database.ts'
import { enrol, type Randomness } from '../../store/enrol.ts'
import type { StoredMember } from '../../store/repositories/members.ts'
import type { Staff } from '../counter/signIn.ts'
import type { CurrentNotice } from '../notices/notices.ts'

type EnrolRequest = Parsed<'members:enrol'>

/** Who enrols, when, and the notice in force in the language of the request. */
export interface EnrolmentSetting {
  staff: Staff
  notice: Pick<CurrentNotice, 'version' | 'hash'>
  /** ISO 8601 instant. */
  at: string
  /** By the counter's own calendar. */
  today: string
}

/** The representative as kept, with what a child of this age answered; null for an adult. */
function representativeOf({ facts, representative }: EnrolRequest, { staff, today }: EnrolmentSetting) {
  const needed = consentersNeeded(facts.dateOfBirth, today)
  if (!needed.representative || !representative) return null
  const childConsented = needed.own ? representative.childConsented : null
  return { ...representative, childConsented, receivedBy: staff.staffNumber }
}

function evidenceOf(request: EnrolRequest, setting: EnrolmentSetting) {
  const signature = request.consent.method === 'signature' ? request.signature : null
  const representative = representativeOf(request, setting)
  const evidence: Pick<ConsentEvidence, 'signature' | 'representative'> = { signature, representative }
  return signature || representative ? evidence : null
}

/**
 * Enrols whom the form describes, once the consents are whole: to the notice in force, and [CON4] of somebody under 18 the
 * representative's before a supervisor (MISSION §2).
 */
export function enrolCustomer(
  db: WritableDb,
  request: EnrolRequest,
  setting: EnrolmentSetting,
  random: Randomness,
): Result<StoredMember, Fault> {
  const { staff, notice, at, today } = setting
  const { enrolmentId, facts, consent } = request
  const needed = consentersNeeded(facts.dateOfBirth, today)
  if (needed.representative && staff.role !== 'supervisor') return err({ code: 'under-age' })
  const missing = missingConsenter(needed, request.representative)
  if (missing) return err({ code: missing })
  if (notice.version !== consent.noticeVersion) return err({ code: 'notice-outdated' })
  const { staffNumber } = staff
  const proof = { ...consent, noticeHash: notice.hash, givenAt: at, receivedBy: staffNumber }
  const evidence = evidenceOf(request, setting)
  const enrolment = { memberId: enrolmentId, facts, consent: proof, evidence, enrolledBy: staffNumber, at }
  const member = enrol(db, enrolment, random)
  if (member.ok) return ok(member.value)
  return err({ code: member.error.code, values: { cardNumber: member.error.cardNumber } })
}
