import type { LetterTemplate } from '../../letterTemplate.ts'
import type { letters as vi } from '../../vi/letters/index.ts'
import { cancellationConfirmed } from './cancellationConfirmed.ts'
import { disclosureCover } from './disclosureCover.ts'
import { incidentAuthority } from './incidentAuthority.ts'
import { incidentCustomer } from './incidentCustomer.ts'
import { incidentReport } from './incidentReport.ts'
import { requestAnswered } from './requestAnswered.ts'
import { requestExtended } from './requestExtended.ts'
import { requestReceived } from './requestReceived.ts'

/** The same letters as in Vietnamese, with the same blanks. */
export const letters: Record<keyof typeof vi, LetterTemplate> = {
  cancellationConfirmed,
  incidentAuthority,
  incidentCustomer,
  incidentReport,
  disclosureCover,
  requestAnswered,
  requestExtended,
  requestReceived,
}
