import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreDisclosure } from '../../../contract/console/disclosures.ts'
import { formatVietnameseDate } from '../../../domain/date.ts'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import { momentOf } from '../../../ui/when.ts'

function State({ entry }: { entry: StoreDisclosure }): ReactNode {
  const { t } = useTranslation()
  const { state, requested, approved, refused, exported } = entry
  const last = exported ?? refused ?? approved ?? requested
  return (
    <>
      <strong>{t(`disclosures.state.${state}`)}</strong>
      <br />
      {t('disclosures.by', { name: last.by, at: momentOf(last.at) })}
      {refused && <p>{refused.reason}</p>}
    </>
  )
}

/** Entries of the stores' registers: which facts were demanded, and none of them. */
export function DisclosureTable({ entries }: { entries: readonly StoreDisclosure[] }): ReactNode {
  const { t } = useTranslation()
  return (
    <table aria-label={t('disclosures.table')}>
      <thead>
        <tr>
          <th scope="col">{t('disclosures.head.number')}</th>
          <th scope="col">{t('console.disclosures.store')}</th>
          <th scope="col">{t('disclosures.head.agency')}</th>
          <th scope="col">{t('disclosures.head.facts')}</th>
          <th scope="col">{t('disclosures.head.card')}</th>
          <th scope="col">{t('disclosures.head.state')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(entry => (
          <tr key={entry.disclosureId} data-disclosure={entry.disclosureId}>
            <td>{entry.exported?.number ?? '–'}</td>
            <td>{entry.storeCode}</td>
            <td>
              <strong>{entry.agency}</strong>
              <br />
              {t('disclosures.document', {
                number: entry.documentNumber,
                date: formatVietnameseDate(entry.documentDate),
              })}
              <br />
              {entry.legalBasis}
            </td>
            <td>{entry.facts.map(fact => t(`facts.name.${fact}`)).join(', ')}</td>
            <td>{entry.cardNumber ? formatCardNumber(entry.cardNumber) : t('console.requests.left')}</td>
            <td>
              <State entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
