import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntryShown } from '../../contract/ipc/audit.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { fullTimeOf } from '../../ui/when.ts'
import styles from './Audit.module.css'
import { useActionText } from './useActionText.ts'

/** Who did what, the newest first. */
export function AuditTable({ entries }: { entries: readonly AuditEntryShown[] }): ReactNode {
  const { t } = useTranslation()
  const actionText = useActionText()
  const who = ({ actor, actorName }: AuditEntryShown) => {
    if (actor === 'system' || actor === 'headquarters') return t(`audit.${actor}`)
    return actorName ? `${actorName} (${actor})` : actor
  }
  return (
    <Table verticalSpacing="xs" aria-label={t('audit.table')} className={styles.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th data-number>{t('audit.number')}</Table.Th>
          <Table.Th>{t('audit.when')}</Table.Th>
          <Table.Th>{t('audit.who')}</Table.Th>
          <Table.Th>{t('audit.what')}</Table.Th>
          <Table.Th>{t('audit.about')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map(entry => (
          <Table.Tr key={entry.sequence} data-action={entry.action}>
            <Table.Td data-number>{entry.sequence}</Table.Td>
            <Table.Td>{fullTimeOf(entry.at)}</Table.Td>
            <Table.Td>{who(entry)}</Table.Td>
            <Table.Td>{actionText(entry.action)}</Table.Td>
            <Table.Td>{entry.cardNumber && formatCardNumber(entry.cardNumber)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
