import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentPlace } from '../../../contract/ipc/incident.ts'
import type { IncidentRecord } from '../../../contract/register/incidentRecord.ts'
import { authorityDeadline, incidentLaw, tellingClocks, timeLeft } from '../../../domain/incident/clock.ts'
import { isTicking, standingOf } from '../../../domain/incident/incident.ts'
import { incidentNumber } from '../../../ui/incidentLetters.ts'
import { momentOf } from '../../../ui/when.ts'
import { useApp } from '../../state/useApp.ts'
import { CloseSection } from './CloseSection.tsx'
import styles from './Incidents.module.css'
import { InformSection } from './InformSection.tsx'
import { NotesSection } from './NotesSection.tsx'
import { ScopeSection } from './ScopeSection.tsx'

/** Where it stands; while the authority is not told, with what is left. */
function Standing({ incident }: { incident: IncidentRecord }): ReactNode {
  const { t } = useTranslation()
  const now = new Date().toISOString()
  const { late, hours, minutes } = timeLeft(incident.detectedAt, now)
  return (
    <div className={styles.clock}>
      <p>
        <strong>{t(`incident.standing.${standingOf(incident, now)}`)}</strong>
      </p>
      {isTicking(incident) && (
        <>
          <p>{t(late ? 'incident.clock.late' : 'incident.clock.left', { hours, minutes })}</p>
          <p>
            {t('incident.clock.until', {
              when: momentOf(authorityDeadline(incident.detectedAt)),
              source: incidentLaw[tellingClocks.authority.source],
            })}
          </p>
        </>
      )}
    </div>
  )
}

function Known({ incident }: { incident: IncidentRecord }): ReactNode {
  const { t } = useTranslation()
  const { openedAt, openedBy, detectedAt, source, description } = incident
  const rows: [string, string][] = [
    [t('incident.letter.detectedAt'), momentOf(detectedAt)],
    [t('incident.letter.openedAt'), t('incident.notes.by', { by: openedBy, when: momentOf(openedAt) })],
    [t('incident.letter.source'), t(`incident.source.${source}`)],
    [t('incident.letter.what'), description],
  ]
  return (
    <dl className={styles.known}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** One incident: its clock, what happened, whom it concerns, who was told, notes, and its closing. */
export function IncidentView({
  incident,
  place,
}: {
  incident: IncidentRecord
  place: IncidentPlace
}): ReactNode {
  const { t } = useTranslation()
  const go = useApp(state => state.go)
  // What is typed for letters is typed once, for the letter and for the record of it.
  const [text, setText] = useState('')
  return (
    <>
      <div>
        <Button variant="subtle" h={44} px={0} onClick={() => go({ page: 'incidents' })}>
          ← {t('incident.list.back')}
        </Button>
      </div>
      <section className={styles.panel} aria-labelledby="incident-title">
        <h3 id="incident-title">{t('incident.number', { number: incidentNumber(incident.incidentId) })}</h3>
        <Standing incident={incident} />
        <Known incident={incident} />
      </section>
      <ScopeSection incident={incident} place={place} />
      <InformSection incident={incident} text={text} onText={setText} />
      <NotesSection incident={incident} />
      <CloseSection incident={incident} />
    </>
  )
}
