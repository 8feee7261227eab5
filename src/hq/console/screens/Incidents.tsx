import { Button } from '@mantine/core'
import { type ReactNode, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConcernedIncident } from '../../../contract/console/incidents.ts'
import { standingOf } from '../../../domain/incident/incident.ts'
import { incidentNumber, incidentReport } from '../../../ui/incidentLetters.ts'
import { momentOf } from '../../../ui/when.ts'
import { AffectedPanel } from '../components/incidents/AffectedPanel.tsx'
import { EndingPanel } from '../components/incidents/EndingPanel.tsx'
import styles from '../components/incidents/Incident.module.css'
import { type ConsoleLetter, Letters } from '../components/incidents/Letters.tsx'
import { OpenIncident } from '../components/incidents/OpenIncident.tsx'
import { ScopePanel } from '../components/incidents/ScopePanel.tsx'
import { TellingPanel } from '../components/incidents/TellingPanel.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { Panel } from '../components/Panel.tsx'
import { SessionContext, useRole } from '../session.ts'
import { useAsk } from '../useAsk.ts'
import { usePlace } from '../usePlace.ts'

function List({ incidents }: { incidents: readonly ConcernedIncident[] }): ReactNode {
  const { t } = useTranslation()
  if (incidents.length === 0) return <p role="status">{t('incident.list.none')}</p>
  const now = new Date().toISOString()
  return (
    <table aria-label={t('console.frame.page.incidents')}>
      <thead>
        <tr>
          <th scope="col">{t('incident.letter.number')}</th>
          <th scope="col">{t('incident.list.detected')}</th>
          <th scope="col">{t('incident.list.standing')}</th>
          <th scope="col">{t('incident.list.affected')}</th>
          <th scope="col">{t('incident.headquarters.stores')}</th>
        </tr>
      </thead>
      <tbody>
        {incidents.map(incident => (
          <tr key={incident.incidentId}>
            <td>
              <a href={`#/incidents/${incident.incidentId}`}>{incidentNumber(incident.incidentId)}</a>
            </td>
            <td>{momentOf(incident.detectedAt)}</td>
            <td>{t(`incident.standing.${standingOf(incident, now)}`)}</td>
            <td>{incident.affected ?? t('incident.list.unknown')}</td>
            <td>{incident.stores.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What there is of it, in the order of the report. */
function Record({ incident }: { incident: ConcernedIncident }): ReactNode {
  const { t } = useTranslation()
  const [letters, setLetters] = useState<ConsoleLetter[] | null>(null)
  const report = incidentReport(incident, t)
  return (
    <Panel
      title={t('incident.number', { number: incidentNumber(incident.incidentId) })}
      tools={
        <Button
          variant="default"
          onClick={() => setLetters([{ template: 'incidentReport', content: report }])}
        >
          {t('incident.close.print')}
        </Button>
      }
    >
      <p role="status">
        <strong>{t(`incident.standing.${standingOf(incident, new Date().toISOString())}`)}</strong>
      </p>
      <ul>
        {report.rows.map(({ label, value }) => (
          <li key={label + value} className={styles.text}>
            {label}: {value}
          </li>
        ))}
      </ul>
      {report.body && <p className={styles.text}>{report.body}</p>}
      {letters && <Letters letters={letters} onClose={() => setLetters(null)} />}
    </Panel>
  )
}

function One({ incident, onDone }: { incident: ConcernedIncident; onDone(): void }): ReactNode {
  const { t } = useTranslation()
  const isSupervisor = useRole('supervisor')
  const isAuditor = useRole('auditor')
  const { scope, closed, incidentId } = incident
  return (
    <>
      <p>
        <a href="#/incidents">← {t('incident.list.back')}</a>
      </p>
      <Record incident={incident} />
      {isSupervisor && scope && <AffectedPanel scope={scope} />}
      {!isAuditor && !closed && <ScopePanel incidentId={incidentId} onDone={onDone} />}
      {isSupervisor && <TellingPanel incident={incident} onDone={onDone} />}
      {!isAuditor && <EndingPanel incident={incident} onDone={onDone} />}
    </>
  )
}

/** The breach workbook over every store: the list and a new one, or one of them. */
export function Incidents(): ReactNode {
  const [{ of }, go] = usePlace()
  const asked = useAsk('incidents/list', {})
  const role = useContext(SessionContext).operator?.role
  const opened = (incidentId: string) => {
    asked.again()
    go('incidents', incidentId)
  }
  return (
    <Loaded asked={asked}>
      {incidents => {
        const one = incidents.find(({ incidentId }) => incidentId === of)
        if (one) return <One key={one.incidentId} incident={one} onDone={asked.again} />
        return (
          <>
            <List incidents={incidents} />
            {role !== 'auditor' && <OpenIncident onOpened={opened} />}
          </>
        )
      }}
    </Loaded>
  )
}
