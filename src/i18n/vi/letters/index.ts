import { cancellationConfirmed } from './cancellationConfirmed.ts'
import { disclosureCover } from './disclosureCover.ts'
import { incidentAuthority } from './incidentAuthority.ts'
import { incidentCustomer } from './incidentCustomer.ts'
import { incidentReport } from './incidentReport.ts'
import { requestAnswered } from './requestAnswered.ts'
import { requestExtended } from './requestExtended.ts'
import { requestReceived } from './requestReceived.ts'

/** Every letter. Adding one is adding its template here and in English. */
export const letters = {
  cancellationConfirmed,
  disclosureCover,
  incidentAuthority,
  incidentCustomer,
  incidentReport,
  requestAnswered,
  requestExtended,
  requestReceived,
}
