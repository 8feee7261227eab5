import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TickingIncident } from '../../../../contract/console/incidents.ts'
import { timeLeft } from '../../../../domain/incident/clock.ts'
import { incidentNumber } from '../../../../ui/incidentLetters.ts'
import { Message } from '../../../../ui/Message.tsx'

/** [INC5] The clocks of incidents that the authority is not told of. */
export function TickingIncidents({ incidents }: { incidents: readonly TickingIncident[] }): ReactNode {
  const { t } = useTranslation()
  return incidents.map(({ incidentId, detectedAt }) => {
    const { late, hours, minutes } = timeLeft(detectedAt, new Date().toISOString())
    const left = t(late ? 'incident.headquarters.hoursLate' : 'incident.headquarters.hoursLeft', {
      hours,
      minutes,
    })
    return (
      <Message key={incidentId} tone={late ? 'bad' : 'warn'}>
        <a href={`#/incidents/${incidentId}`}>
          {t('incident.headquarters.ticking', { number: incidentNumber(incidentId) })}
          {left}
        </a>
      </Message>
    )
  })
}
