import { Button, Table } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentRecord } from '../../../contract/register/incidentRecord.ts'
import { standingOf } from '../../../domain/incident/incident.ts'
import { incidentNumber } from '../../../ui/incidentLetters.ts'
import { Message } from '../../../ui/Message.tsx'
import { momentOf } from '../../../ui/when.ts'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import type { Place } from '../../state/placeSlice.ts'
import { useApp } from '../../state/useApp.ts'
import { IncidentView } from './IncidentView.tsx'
import { OpenForm } from './OpenForm.tsx'

function List({ incidents }: { incidents: readonly IncidentRecord[] }): ReactNode {
  const { t } = useTranslation()
  const go = useApp(state => state.go)
  if (incidents.length === 0) return <p role="status">{t('incident.list.none')}</p>
  const now = new Date().toISOString()
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('incident.letter.number')}</Table.Th>
          <Table.Th>{t('incident.list.detected')}</Table.Th>
          <Table.Th>{t('incident.list.source')}</Table.Th>
          <Table.Th>{t('incident.list.standing')}</Table.Th>
          <Table.Th>{t('incident.list.affected')}</Table.Th>
          <Table.Th>{t('incident.list.show')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {incidents.map(incident => {
          const number = incidentNumber(incident.incidentId)
          return (
            <Table.Tr key={incident.incidentId}>
              <Table.Td>{number}</Table.Td>
              <Table.Td>{momentOf(incident.detectedAt)}</Table.Td>
              <Table.Td>{t(`incident.source.${incident.source}`)}</Table.Td>
              <Table.Td>{t(`incident.standing.${standingOf(incident, now)}`)}</Table.Td>
              <Table.Td>{incident.affected ?? t('incident.list.unknown')}</Table.Td>
              <Table.Td>
                <Button
                  variant="default"
                  h={44}
                  aria-label={`${t('incident.list.show')}: ${number}`}
                  onClick={() => go({ page: 'incidents', entryId: incident.incidentId })}
                >
                  {t('incident.list.show')}
                </Button>
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

/** Every incident that this counter knows, and opening one. */
function Workbook({ requestId }: { requestId: string | null }): ReactNode {
  const { t } = useTranslation()
  const known = useApp(state => state.incidents)
  const go = useApp(state => state.go)
  const [opening, setOpening] = useState(requestId !== null)
  return (
    <>
      <p>{t('incident.list.explain')}</p>
      {opening ? (
        <OpenForm
          requestId={requestId}
          onOpened={({ incidentId }) => go({ page: 'incidents', entryId: incidentId })}
          onCancel={() => setOpening(false)}
        />
      ) : (
        <div>
          <Button id="incident-new" h={44} onClick={() => setOpening(true)}>
            {t('incident.list.new')}
          </Button>
        </div>
      )}
      {known ? <List incidents={known.incidents} /> : <p role="status">{t('incident.list.loading')}</p>}
    </>
  )
}

/** [INC6] A clerk reports, and is told that it was kept. */
function Report({ requestId }: { requestId: string | null }): ReactNode {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<IncidentRecord | null>(null)
  return (
    <>
      <p>{t('incident.form.clerk')}</p>
      <div role="status">
        {opened && (
          <Message tone="good">
            {t('incident.form.saved', { number: incidentNumber(opened.incidentId) })}
          </Message>
        )}
      </div>
      {!opened && <OpenForm requestId={requestId} onOpened={setOpened} onCancel={null} />}
    </>
  )
}

/** The breach workbook: the list, one incident, or a new one, as the place says. */
export function IncidentsPage({ place }: { place: Place }): ReactNode {
  const isSupervisor = useApp(({ app }) => app.phase === 'ready' && app.staff.role === 'supervisor')
  const fault = useApp(state => state.incidentFault)
  const load = useApp(state => state.loadIncidents)
  const clear = useApp(state => state.clearIncidentFault)
  const incidents = useApp(state => state.incidents)
  const named = place.page === 'incidents' ? place : null
  const entryId = named?.entryId ?? null
  const requestId = named?.requestId ?? null
  useEffect(() => {
    void load()
    return clear
  }, [load, clear])
  const shown = incidents?.incidents.find(({ incidentId }) => incidentId === entryId)
  return (
    <>
      {fault && <FaultMessage fault={fault} />}
      {!isSupervisor && <Report requestId={requestId} />}
      {isSupervisor && shown && incidents && (
        <IncidentView key={shown.incidentId} incident={shown} place={incidents} />
      )}
      {isSupervisor && !shown && <Workbook key={requestId} requestId={requestId} />}
    </>
  )
}
