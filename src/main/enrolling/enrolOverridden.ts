import type { Parsed } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { FactChange } from '../../domain/correction/correction.ts'
import { err, type Result } from '../../domain/result.ts'
import type { Override } from '../../store/keepOverride.ts'
import type { StoredMember } from '../../store/repositories/members.ts'
import type { CoSign } from '../approvals/coSign.ts'
import type { OpenCounter } from '../counter/counterAppOptions.ts'
import type { ConsentSetting } from './consentEvidence.ts'
import { enrolmentFault } from './enrolCustomer.ts'
import { overrideQuestion } from './overrideQuestion.ts'

interface Overridden {
  open: OpenCounter
  coSign: CoSign
  request: Parsed<'members:enrol'>
  setting: ConsentSetting
  /** From what documents gave with certainty to what is to be kept; at least one. */
  changes: FactChange[]
  enrol(override: Override): Result<StoredMember, Fault>
}

/**
 * [OVR4] Enrols with facts that are otherwise than documents gave them: only with a reason, and once a supervisor who is not
 * the one enrolling has approved exactly these changes. Without that nothing is kept, and the form stays as it is.
 */
export async function enrolOverridden(asked: Overridden): Promise<Result<StoredMember, Fault>> {
  const { open, coSign, request, setting, changes } = asked
  const { enrolmentId: memberId, overrideReason: reason } = request
  // Nobody is called for what could not be saved anyway.
  const fault = enrolmentFault(open.db, request, setting)
  if (fault) return err(fault)
  if (reason === null) return err({ code: 'override-unapproved' })
  if (coSign.isAsking()) return err({ code: 'not-now' })
  let enrolled: Result<StoredMember, Fault> = err({ code: 'override-put-off' })
  const enrol = (override: Override) => {
    enrolled = asked.enrol(override)
    return enrolled
  }
  const { staffNumber: askedBy } = setting.staff
  const question = overrideQuestion({ memberId, changes, reason, askedBy, at: setting.at, enrol })
  const outcome = await coSign.ask(question)
  if (outcome.outcome === 'turned-away')
    return err({ code: 'override-turned-away', values: { rejection: outcome.rejection } })
  return outcome.outcome === 'approved' ? enrolled : err({ code: 'override-put-off' })
}
