import { Button, Table } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Affected } from '../../../contract/ipc/incident.ts'
import type { IncidentScope } from '../../../domain/incident/incident.ts'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import { useApp } from '../../state/useApp.ts'

/** Those whom a scope holds, masked, page after page. */
export function AffectedList({ scope, first }: { scope: IncidentScope; first: Affected }): ReactNode {
  const { t } = useTranslation()
  const find = useApp(state => state.findAffected)
  const busy = useApp(state => state.incidentBusy)
  const [shown, setShown] = useState(first)
  const more = async () => {
    const page = await find({ scope, after: shown.next })
    if (page) setShown({ ...page, members: [...shown.members, ...page.members] })
  }
  if (shown.count === 0) return <p role="status">{t('incident.scope.nobody')}</p>
  return (
    <>
      <p role="status">{t('incident.scope.here', { count: shown.count })}</p>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('incident.scope.card')}</Table.Th>
            <Table.Th>{t('incident.scope.name')}</Table.Th>
            <Table.Th>{t('incident.scope.number')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.members.map(({ memberId, cardNumber, maskedName, maskedNumber, keptHere }) => (
            <Table.Tr key={memberId}>
              <Table.Td>{formatCardNumber(cardNumber)}</Table.Td>
              <Table.Td>{keptHere ? maskedName : t('incident.scope.atHeadquarters')}</Table.Td>
              <Table.Td>{maskedNumber}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {shown.next && (
        <div>
          <Button variant="default" h={44} loading={busy} onClick={() => void more()}>
            {t('incident.scope.more')}
          </Button>
        </div>
      )}
    </>
  )
}
