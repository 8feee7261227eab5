import { Button, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisclosureEntry } from '../../contract/ipc/disclosure.ts'
import { formatVietnameseDate } from '../../domain/date.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { momentOf } from '../../ui/when.ts'
import { useApp } from '../state/useApp.ts'
import { coverLetter } from './coverLetter.ts'
import styles from './Disclosures.module.css'

function State({ entry }: { entry: DisclosureEntry }): ReactNode {
  const { t } = useTranslation()
  const { state, requested, refused } = entry
  const last = entry.exported ?? refused ?? entry.approved ?? requested
  return (
    <>
      <strong>{t(`disclosures.state.${state}`)}</strong>
      <br />
      {t('disclosures.by', { name: last.by.name, at: momentOf(last.at) })}
      {refused && <p>{refused.reason}</p>}
    </>
  )
}

function Acts({ entry }: { entry: DisclosureEntry }): ReactNode {
  const { t } = useTranslation()
  const isSupervisor = useApp(state => state.app.phase === 'ready' && state.app.staff.role === 'supervisor')
  const busy = useApp(state => state.disclosureBusy)
  const decide = useApp(state => state.decideDisclosure)
  const hand = useApp(state => state.exportDisclosure)
  const showSheet = useApp(state => state.showSheet)
  const { disclosureId, state, demand } = entry
  const named = (act: string) => `${act}: ${demand.agency}, ${demand.documentNumber}`
  const letter = coverLetter(entry)
  if (state === 'requested')
    return (
      <Button
        h={44}
        disabled={busy}
        aria-label={named(t('disclosures.decide'))}
        onClick={() => void decide(disclosureId)}
      >
        {t('disclosures.decide')}
      </Button>
    )
  if (state === 'approved' && isSupervisor)
    return (
      <Button
        h={44}
        disabled={busy}
        data-export={disclosureId}
        aria-label={named(t('disclosures.hand'))}
        onClick={() => void hand(disclosureId)}
      >
        {t('disclosures.hand')}
      </Button>
    )
  return letter ? (
    <Button
      variant="default"
      h={44}
      aria-label={named(t('disclosures.letter'))}
      onClick={() => showSheet(letter)}
    >
      {t('disclosures.letter')}
    </Button>
  ) : null
}

/** Entries of the register, the newest first, with what can be done about each. */
export function DisclosureTable({ entries }: { entries: readonly DisclosureEntry[] }): ReactNode {
  const { t } = useTranslation()
  const heads = ['number', 'agency', 'facts', 'card', 'state', 'act'] as const
  return (
    <Table verticalSpacing="xs" aria-label={t('disclosures.table')} className={styles.table}>
      <Table.Thead>
        <Table.Tr>
          {heads.map(head => (
            <Table.Th key={head}>{t(`disclosures.head.${head}`)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map(entry => (
          <Table.Tr key={entry.disclosureId} data-state={entry.state}>
            <Table.Td>{entry.exported?.number}</Table.Td>
            <Table.Td>
              <strong>{entry.demand.agency}</strong>
              <br />
              {t('disclosures.document', {
                number: entry.demand.documentNumber,
                date: formatVietnameseDate(entry.demand.documentDate),
              })}
              <br />
              {entry.demand.legalBasis}
            </Table.Td>
            <Table.Td>{entry.demand.facts.map(name => t(`facts.name.${name}`)).join(', ')}</Table.Td>
            <Table.Td>
              {entry.cardNumber === null ? t('disclosures.noCard') : formatCardNumber(entry.cardNumber)}
            </Table.Td>
            <Table.Td>
              <State entry={entry} />
            </Table.Td>
            <Table.Td>
              <Acts entry={entry} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
