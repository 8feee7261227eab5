import type { Parsed } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { WritableDb } from '../../store/database.ts'
import { enrol, type Randomness } from '../../store/enrol.ts'
import type { StoredMember } from '../../store/repositories/members.ts'
import { type ConsentSetting, consentFault, evidenceFor } from './consentEvidence.ts'

/** Enrols whom the form describes, once the consents are whole. */
export function enrolCustomer(
  db: WritableDb,
  request: Parsed<'members:enrol'>,
  setting: ConsentSetting,
  random: Randomness,
): Result<StoredMember, Fault> {
  const { enrolmentId, facts, consent } = request
  const fault = consentFault(request, facts.dateOfBirth, setting)
  if (fault) return err({ code: fault })
  const { at, notice } = setting
  const { staffNumber } = setting.staff
  const proof = { ...consent, noticeHash: notice.hash, givenAt: at, receivedBy: staffNumber }
  const evidence = evidenceFor(request, facts.dateOfBirth, setting)
  const enrolment = { memberId: enrolmentId, facts, consent: proof, evidence, enrolledBy: staffNumber, at }
  const member = enrol(db, enrolment, random)
  if (member.ok) return ok(member.value)
  return err({ code: member.error.code, values: { cardNumber: member.error.cardNumber } })
}
