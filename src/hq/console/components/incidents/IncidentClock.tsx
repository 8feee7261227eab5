import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useIncidentNews } from '../../incidentNews.ts'
import { useAsk } from '../../useAsk.ts'
import type { Place } from '../../usePlace.ts'
import { TickingIncidents } from './TickingIncidents.tsx'

const MINUTE_MS = 60_000

/**
 * [INC5] While the authority is not told of an incident, its clock is in sight on every page. Asked again with every page, every
 * minute, and whenever something is done about an incident here.
 */
export function IncidentClock({ place }: { place: Place }): ReactNode {
  const { t } = useTranslation()
  const { value, again } = useAsk('incidents/ticking', {})
  const where = JSON.stringify(place)
  useEffect(() => {
    if (where) again()
  }, [where, again])
  useEffect(() => {
    const timer = setInterval(again, MINUTE_MS)
    return () => clearInterval(timer)
  }, [again])
  useIncidentNews(again)
  if (!value || value.length === 0) return null
  return (
    <section id="incident-clock" aria-label={t('incident.clock.banner')}>
      <TickingIncidents incidents={value} />
    </section>
  )
}
