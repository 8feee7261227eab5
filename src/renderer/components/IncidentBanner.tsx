import { Button } from '@mantine/core'
import { IconAlertHexagon } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { timeLeft } from '../../domain/incident/clock.ts'
import { isTicking } from '../../domain/incident/incident.ts'
import { useApp } from '../state/useApp.ts'
import styles from './IncidentBanner.module.css'

const MINUTE_MS = 60_000

/** The minute that it is, and with each the incidents again: what other counters and headquarters opened shows here too. */
function useMinute(): string {
  const load = useApp(state => state.loadIncidents)
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(new Date().toISOString())
      void load()
    }, MINUTE_MS)
    return () => clearInterval(timer)
  }, [load])
  return now
}

/** [INC5] While the authority is not told of an incident, its clock is in sight of every supervisor on every screen. */
export function IncidentBanner(): ReactNode {
  const { t } = useTranslation()
  const now = useMinute()
  const incidents = useApp(state => state.incidents)
  const go = useApp(state => state.go)
  const isThere = useApp(state => state.place.page === 'incidents')
  const ticking = incidents?.incidents.filter(isTicking) ?? []
  const first = ticking.toSorted((a, b) => Date.parse(a.detectedAt) - Date.parse(b.detectedAt))[0]
  if (!first) return null
  const { late, hours, minutes } = timeLeft(first.detectedAt, now)
  const entry = ticking.length === 1 ? { entryId: first.incidentId } : {}
  return (
    <section
      className={styles.banner}
      aria-label={t('incident.clock.banner')}
      data-late={late || undefined}
      id="incident-clock"
    >
      <IconAlertHexagon aria-hidden size={22} />
      <p>
        <strong>
          {ticking.length > 1
            ? t('incident.clock.more', { count: ticking.length })
            : t('incident.clock.banner')}
        </strong>{' '}
        {t(late ? 'incident.clock.late' : 'incident.clock.left', { hours, minutes })}
      </p>
      {!isThere && (
        <Button
          id="open-incidents"
          variant="default"
          h={44}
          onClick={() => go({ page: 'incidents', ...entry })}
        >
          {t('incident.clock.open')}
        </Button>
      )}
    </section>
  )
}
