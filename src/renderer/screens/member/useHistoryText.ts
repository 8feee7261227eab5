import { useTranslation } from 'react-i18next'
import type { Purpose } from '../../../domain/consent/consent.ts'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import type { FactName } from '../../../domain/member/facts.ts'
import type { HistoryEntry } from '../../state/historySlice.ts'

type What = HistoryEntry['what']
type Kind = What['kind']
interface Text {
  title: string
  lines: string[]
}
type Say = { [K in Kind]: (what: Extract<What, { kind: K }>) => Text }

const disclosureSteps = ['requested', 'approved', 'refused', 'exported'] as const
const requestSteps = ['received', 'answered', 'extended', 'completed'] as const

/** Says what happened in a title and a few lines, without any value of a fact. */
export function useHistoryText(): (what: What) => Text {
  const { t } = useTranslation()
  const facts = (names: readonly FactName[]) => names.map(name => t(`facts.name.${name}`)).join(', ')
  const purposes = (given: readonly Purpose[]) =>
    given.map(purpose => t(`history.consent.${purpose}`)).join(', ')
  const person = ({ name, number }: { name: string | null; number: string }) =>
    name ?? t('history.number', { number })
  const reason = (text: string | null) => (text === null ? [] : [t('history.reason', { text })])
  const say: Say = {
    enrolled: ({ consent }) => ({
      title: t('history.kind.enrolled'),
      lines: consent
        ? [t('history.agreed', { purposes: purposes(consent.purposes), version: consent.noticeVersion })]
        : [],
    }),
    received: ({ receipt }) => ({
      title: t('history.kind.received'),
      lines: [t('result.receipt', { id: receipt })],
    }),
    'consent-given': ({ purposes: given, noticeVersion: version }) => ({
      title: t('history.kind.consent-given'),
      lines: [t('history.agreed', { purposes: purposes(given), version })],
    }),
    'consent-withdrawn': ({ purposes: taken }) => ({
      title: t('history.kind.consent-withdrawn'),
      lines: [purposes(taken)],
    }),
    corrected: what => ({
      title: t('history.kind.corrected', { facts: facts(what.facts) }),
      lines: [
        ...(what.approvedBy ? [t('history.approvedBy', { name: person(what.approvedBy) })] : []),
        ...reason(what.reason),
      ],
    }),
    'changed-elsewhere': what => ({
      title: t('history.kind.changed-elsewhere', { facts: facts(what.facts) }),
      lines: [],
    }),
    proposed: what => ({
      title: t('history.kind.proposed', { facts: facts(what.facts) }),
      lines: reason(what.reason),
    }),
    'turned-away': what => ({
      title: t('history.kind.turned-away', { facts: facts(what.facts) }),
      lines: [
        t('history.proposedBy', { name: person(what.proposedBy) }),
        ...reason(what.reason),
        t('history.rejection', { text: what.rejection }),
      ],
    }),
    access: ({ how, purpose, facts: seen }) => ({
      title: t(`history.access.${how}`, { facts: facts(seen) }),
      lines: [t('history.purpose', { purpose: t(`console.members.purpose.${purpose}`) })],
    }),
    request: ({ step, about, outcome }) => {
      const known = requestSteps.find(name => name === step)
      const kind = about ? t(`history.requestKind.${about}`) : ''
      return {
        title: known ? t(`history.request.${known}`, { kind }) : t('history.request.other'),
        lines: outcome ? [t(`history.outcome.${outcome}`)] : [],
      }
    },
    disclosure: ({ step, agency }) => {
      const known = disclosureSteps.find(name => name === step)
      return {
        title: t(known ? `history.disclosure.${known}` : 'history.disclosure.other'),
        lines: agency ? [agency] : [],
      }
    },
    'card-renewed': ({ cardBefore }) => ({
      title: t('history.kind.card-renewed'),
      lines: [t('history.cardBefore', { card: formatCardNumber(cardBefore) })],
    }),
    cancelled: () => ({ title: t('history.kind.cancelled'), lines: [] }),
  }
  return what => (say[what.kind] as (what: What) => Text)(what)
}
