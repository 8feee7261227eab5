import type { Parsed } from '../../contract/ipc/channels.ts'
import { consentersNeeded, missingConsenter } from '../../domain/consent/children.ts'
import type { ConsentEvidence } from '../../domain/consent/evidence.ts'
import type { IsoDate } from '../../domain/date.ts'
import type { Staff } from '../counter/signIn.ts'
import type { CurrentNotice } from '../notices/notices.ts'

/** Who receives a consent, when, and the notice in force in the language of the request. */
export interface ConsentSetting {
  staff: Staff
  notice: Pick<CurrentNotice, 'version' | 'hash'>
  /** ISO 8601 instant. */
  at: string
  /** By the counter's own calendar. */
  today: IsoDate
}

type Given = Pick<Parsed<'members:enrol'>, 'consent' | 'signature' | 'representative'>

/** [CON4] Why consent cannot be taken so: of somebody under 18 the representative's comes before a supervisor. */
export function consentFault(given: Given, dateOfBirth: IsoDate, { staff, notice, today }: ConsentSetting) {
  const needed = consentersNeeded(dateOfBirth, today)
  if (needed.representative && staff.role !== 'supervisor') return 'under-age'
  const missing = missingConsenter(needed, given.representative)
  if (missing) return missing
  return notice.version === given.consent.noticeVersion ? null : 'notice-outdated'
}

/** The representative as kept, with what a child of this age answered; null for an adult. */
function representativeOf(
  { representative }: Given,
  dateOfBirth: IsoDate,
  { staff, today }: ConsentSetting,
): ConsentEvidence['representative'] {
  const needed = consentersNeeded(dateOfBirth, today)
  if (!needed.representative || !representative) return null
  const childConsented = needed.own ? representative.childConsented : null
  return { ...representative, childConsented, receivedBy: staff.staffNumber }
}

/** What is kept beside the record of a consent; null: nothing, as where it was given on paper. */
export function evidenceFor(
  given: Given,
  dateOfBirth: IsoDate,
  setting: ConsentSetting,
): Pick<ConsentEvidence, 'signature' | 'representative'> | null {
  const signature = given.consent.method === 'signature' ? given.signature : null
  const representative = representativeOf(given, dateOfBirth, setting)
  return signature || representative ? { signature, representative } : null
}
