import type { AffectedAddresses } from '../../contract/ipc/incident.ts'
import type { IncidentRecord } from '../../contract/register/incidentRecord.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import type { Language } from '../../i18n/index.ts'
import { authorityLetter, customerLetter, incidentNumber, incidentReport } from '../../ui/incidentLetters.ts'
import type { Letter, Sheet } from './sheet.ts'

const sheet = (language: Language, letters: Letter[]): Sheet => ({ kind: 'letter', language, letters })
const namingNobody = (language: Language, letter: Letter): Sheet => ({
  ...sheet(language, [letter]),
  namesNobody: true,
})
const head = ({ incidentId }: IncidentRecord) => ({
  number: incidentNumber(incidentId),
  date: new Date().toISOString(),
})

/** To the authority, of what is known by now. */
export const authoritySheet = (incident: IncidentRecord, text: string, language: Language): Sheet =>
  namingNobody(language, {
    ...head(incident),
    template: 'incidentAuthority',
    content: t => authorityLetter(incident, text, t),
  })

/** To customers, a page for each. */
export const customerSheet = (
  incident: IncidentRecord,
  { addresses }: AffectedAddresses,
  text: string,
  language: Language,
): Sheet =>
  sheet(
    language,
    addresses.map(
      (to): Letter => ({
        ...head(incident),
        template: 'incidentCustomer',
        content: t =>
          customerLetter(incident, { ...to, cardNumber: formatCardNumber(to.cardNumber) }, text, t),
      }),
    ),
  )

/** Everything with its dates, as it stands by now. */
export const reportSheet = (incident: IncidentRecord, language: Language): Sheet =>
  namingNobody(language, {
    ...head(incident),
    template: 'incidentReport',
    content: t => incidentReport(incident, t),
  })
