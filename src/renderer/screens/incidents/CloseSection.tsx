import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentRecord } from '../../../contract/register/incidentRecord.ts'
import { authorityToldAt } from '../../../domain/incident/incident.ts'
import { momentOf } from '../../../ui/when.ts'
import { reportSheet } from '../../print/incidentSheets.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './Incidents.module.css'

function CloseForm({ incident }: { incident: IncidentRecord }): ReactNode {
  const { t } = useTranslation()
  const act = useApp(state => state.actOnIncident)
  const busy = useApp(state => state.incidentBusy)
  const [eventId] = useState(() => crypto.randomUUID())
  const [report, setReport] = useState('')
  const [untold, setUntold] = useState('')
  const needsReason = authorityToldAt(incident) === null
  const isReady = report.trim() !== '' && (!needsReason || untold.trim() !== '')
  const close = () =>
    act('incidents:close', {
      incidentId: incident.incidentId,
      eventId,
      report,
      untold: needsReason ? untold : null,
    })
  return (
    <>
      <Textarea
        id="incident-report"
        label={t('incident.close.report')}
        description={t('incident.close.reportHint')}
        size="md"
        autosize
        minRows={2}
        maxLength={4000}
        value={report}
        onChange={event => setReport(event.currentTarget.value)}
      />
      {needsReason && (
        <Textarea
          id="incident-untold"
          label={t('incident.close.untold')}
          description={t('incident.close.untoldHint')}
          size="md"
          autosize
          maxLength={1000}
          value={untold}
          onChange={event => setUntold(event.currentTarget.value)}
        />
      )}
      <div>
        <Button id="incident-close" h={44} loading={busy} disabled={!isReady} onClick={() => void close()}>
          {t('incident.close.save')}
        </Button>
      </div>
    </>
  )
}

/** How it ended, and the report of everything. */
export function CloseSection({ incident }: { incident: IncidentRecord }): ReactNode {
  const { t, i18n } = useTranslation()
  const showSheet = useApp(state => state.showSheet)
  const { closed } = incident
  const language = i18n.language === 'en' ? 'en' : 'vi'
  return (
    <section className={styles.panel} aria-labelledby="close-title">
      <h3 id="close-title">{t('incident.close.title')}</h3>
      {closed ? (
        <p role="status">{t('incident.close.closed', { by: closed.by, when: momentOf(closed.at) })}</p>
      ) : (
        <CloseForm incident={incident} />
      )}
      <div>
        <Button
          id="incident-report-print"
          variant="default"
          h={44}
          onClick={() => showSheet(reportSheet(incident, language))}
        >
          {t('incident.close.print')}
        </Button>
      </div>
    </section>
  )
}
