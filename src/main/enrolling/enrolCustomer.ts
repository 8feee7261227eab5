import type { Parsed } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { ReadableDb, WritableDb } from '../../store/database.ts'
import { type EnrolFault, enrol, enrolFault, type NewEnrolment, type Randomness } from '../../store/enrol.ts'
import type { Override } from '../../store/keepOverride.ts'
import type { StoredMember } from '../../store/repositories/members.ts'
import { type ConsentSetting, consentFault, evidenceFor } from './consentEvidence.ts'

type Request = Parsed<'members:enrol'>

const faultOf = ({ code, cardNumber }: EnrolFault): Fault => ({ code, values: { cardNumber } })

function enrolmentOf(request: Request, setting: ConsentSetting): NewEnrolment {
  const { enrolmentId, facts, consent } = request
  const { at, notice, staff } = setting
  const proof = { ...consent, noticeHash: notice.hash, givenAt: at, receivedBy: staff.staffNumber }
  const evidence = evidenceFor(request, facts.dateOfBirth, setting)
  return { memberId: enrolmentId, facts, consent: proof, evidence, enrolledBy: staff.staffNumber, at }
}

/** Why whom the form describes cannot be enrolled now; null where nothing is in the way. */
export function enrolmentFault(db: ReadableDb, request: Request, setting: ConsentSetting): Fault | null {
  const code = consentFault(request, request.facts.dateOfBirth, setting)
  if (code) return { code }
  const fault = enrolFault(db, enrolmentOf(request, setting))
  return fault && faultOf(fault)
}

/**
 * Enrols whom the form describes, once the consents are whole.
 * @param override a supervisor's word, where facts are taken otherwise than a document gave them.
 */
export function enrolCustomer(
  db: WritableDb,
  request: Request,
  setting: ConsentSetting,
  random: Randomness,
  override: Override | null = null,
): Result<StoredMember, Fault> {
  const code = consentFault(request, request.facts.dateOfBirth, setting)
  if (code) return err({ code })
  const member = enrol(db, { ...enrolmentOf(request, setting), override }, random)
  return member.ok ? ok(member.value) : err(faultOf(member.error))
}
