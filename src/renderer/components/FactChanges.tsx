import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskedApproval } from '../../contract/ipc/approval.ts'
import type { FactChange } from '../../domain/correction/correction.ts'
import { formatVietnameseDate } from '../../domain/date.ts'
import { type FactName, genders } from '../../domain/member/facts.ts'

/** Says a value as it stands on the counter's form. */
function useValueText(): (fact: FactName, value: string | null | undefined) => string {
  const { t } = useTranslation()
  return (fact, value) => {
    if (value === null || value === undefined) return t('approvals.window.none')
    const gender = genders.find(known => fact === 'gender' && known === value)
    if (gender) return t(`facts.gender.${gender}`)
    return fact === 'dateOfBirth' ? formatVietnameseDate(value) : value
  }
}

interface FactChangesProps {
  changes: readonly FactChange[]
  /** Headings of the two columns. */
  before: string
  after: string
  /** What the document itself says, where it was read again. */
  reading?: AskedApproval['reading']
}

/** Before and after side by side, and what the document itself says. */
export function FactChanges({ changes, before, after, reading }: FactChangesProps): ReactNode {
  const { t } = useTranslation()
  const say = useValueText()
  return (
    <Table my="xs" verticalSpacing="xs" withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('approvals.window.fact')}</Table.Th>
          <Table.Th>{before}</Table.Th>
          <Table.Th>{after}</Table.Th>
          {reading && <Table.Th>{t('approvals.window.document')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ fact, from, to }) => (
          <Table.Tr key={fact} id={`change-${fact}`}>
            <Table.Th scope="row">{t(`facts.name.${fact}`)}</Table.Th>
            <Table.Td>{say(fact, from)}</Table.Td>
            <Table.Td fw={700}>{say(fact, to)}</Table.Td>
            {reading && <Table.Td>{say(fact, reading[fact])}</Table.Td>}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
