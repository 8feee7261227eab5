import type { TFunction } from 'i18next'
import { dayOf, momentOf } from './when.ts'

type Fact = 'number' | 'fullName' | 'gender' | 'dateOfBirth' | 'nationality' | 'address' | 'phone' | 'email'

/** An incident as its letters need it; see domain/incident. */
export interface IncidentInLetters {
  incidentId: string
  openedAt: string
  openedBy: string
  detectedAt: string
  source: 'lost-device' | 'misuse' | 'intrusion' | 'mistake' | 'other'
  description: string
  scope: {
    storeCode: string | null
    deviceId: string | null
    from: string | null
    to: string | null
    facts: Fact[]
  } | null
  affected: number | null
  informed: {
    whom: 'authority' | 'customers'
    way: 'letter' | 'e-mail' | 'phone' | 'portal'
    count: number
    sentAt: string
    text: string
    by: string
  }[]
  notes: { at: string; by: string; note: string }[]
  closed: { at: string; by: string; report: string; untold: string | null } | null
}

interface Row {
  label: string
  value: string
}

/** As people say it on the phone: `5F0E5A52`. */
export const incidentNumber = (incidentId: string) => incidentId.slice(0, 8).toUpperCase()

/** Where and when, in words. */
export function scopeText(scope: NonNullable<IncidentInLetters['scope']>, t: TFunction): string {
  const { storeCode, deviceId, from, to } = scope
  const where = [
    deviceId !== null && t('incident.letter.scopeDevice'),
    storeCode !== null && t('incident.letter.scopeStore', { store: storeCode }),
    deviceId === null && storeCode === null && t('incident.letter.scopeAll'),
  ].filter(Boolean)
  const period =
    from === null && to === null
      ? t('incident.scope.always')
      : t('incident.scope.period', {
          from: from === null ? t('incident.scope.beginning') : dayOf(new Date(from)),
          to: to === null ? t('incident.scope.today') : dayOf(new Date(to)),
        })
  return [...where, period].join(', ')
}

const factsText = ({ scope }: IncidentInLetters, t: TFunction) =>
  scope?.facts.map(fact => t(`facts.name.${fact}`)).join(', ') ?? t('incident.list.unknown')

/** What is known of it by now. */
function knownRows(incident: IncidentInLetters, t: TFunction): Row[] {
  const { incidentId, detectedAt, source, description, scope, affected } = incident
  return [
    { label: t('incident.letter.number'), value: incidentNumber(incidentId) },
    { label: t('incident.letter.detectedAt'), value: momentOf(detectedAt) },
    { label: t('incident.letter.source'), value: t(`incident.source.${source}`) },
    { label: t('incident.letter.what'), value: description },
    { label: t('incident.letter.facts'), value: factsText(incident, t) },
    { label: t('incident.letter.scope'), value: scope ? scopeText(scope, t) : t('incident.list.unknown') },
    { label: t('incident.letter.affected'), value: String(affected ?? t('incident.list.unknown')) },
  ]
}

/** To the authority. @param text what was done, and what is known besides. */
export const authorityLetter = (incident: IncidentInLetters, text: string, t: TFunction) => ({
  addressee: [t('incident.letter.authority')],
  values: { number: incidentNumber(incident.incidentId), detectedAt: momentOf(incident.detectedAt) },
  rows: knownRows(incident, t),
  body: text || null,
})

/** To one of the customers. */
export const customerLetter = (
  incident: IncidentInLetters,
  { fullName, address, cardNumber }: { fullName: string; address: string | null; cardNumber: string },
  text: string,
  t: TFunction,
) => ({
  addressee: address === null ? [fullName] : [fullName, address],
  values: { cardNumber, detectedOn: dayOf(new Date(incident.detectedAt)) },
  rows: [{ label: t('incident.letter.facts'), value: factsText(incident, t) }],
  body: text || null,
})

/** Everything with its date, in the order in which it took place. */
export function incidentReport(incident: IncidentInLetters, t: TFunction) {
  const { openedAt, openedBy, informed, notes, closed } = incident
  const dated = [
    {
      at: openedAt,
      label: t('incident.letter.openedAt'),
      value: t('incident.notes.by', { by: openedBy, when: momentOf(openedAt) }),
    },
    ...informed.map(({ whom, way, count, sentAt, text, by }) => ({
      at: sentAt,
      label: t('incident.letter.told', { by, when: momentOf(sentAt) }),
      value: `${t('incident.inform.entry', {
        who: t(`incident.inform.who.${whom}`),
        way: t(`incident.inform.ways.${way}`),
        count,
        when: momentOf(sentAt),
      })}\n${text}`,
    })),
    ...notes.map(({ at, by, note }) => ({
      at,
      label: t('incident.letter.note', { by, when: momentOf(at) }),
      value: note,
    })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const ending = closed
    ? [
        ...(closed.untold ? [{ label: t('incident.letter.untold'), value: closed.untold }] : []),
        {
          label: t('incident.letter.closed'),
          value: t('incident.notes.by', { by: closed.by, when: momentOf(closed.at) }),
        },
      ]
    : []
  return {
    addressee: [t('incident.letter.file')],
    values: { number: incidentNumber(incident.incidentId) },
    rows: [...knownRows(incident, t), ...dated.map(({ label, value }): Row => ({ label, value })), ...ending],
    body: closed?.report ?? null,
  }
}
