import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentRecord } from '../../../contract/register/incidentRecord.ts'
import { customersTold } from '../../../domain/incident/incident.ts'
import { type Informed, type InformingWay, informed, informingWays } from '../../../domain/incident/kinds.ts'
import { Segments } from '../../../ui/Segments.tsx'
import { TextRow } from '../../../ui/TextRow.tsx'
import { momentOf, parseMoment } from '../../../ui/when.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './Incidents.module.css'
import { InformLetters } from './InformLetters.tsx'
import { MomentRow, momentProblem } from './MomentRow.tsx'

interface InformProps {
  incident: IncidentRecord
  text: string
  onText(text: string): void
}

function Told({ incident }: { incident: IncidentRecord }): ReactNode {
  const { t } = useTranslation()
  if (incident.informed.length === 0) return <p className={styles.soft}>{t('incident.inform.none')}</p>
  return (
    <>
      <ul className={styles.entries}>
        {incident.informed.map(({ whom, way, count, sentAt, text, by }) => (
          <li key={`${whom}${way}${sentAt}${text}`}>
            {t('incident.inform.entry', {
              who: t(`incident.inform.who.${whom}`),
              way: t(`incident.inform.ways.${way}`),
              count,
              when: momentOf(sentAt),
            })}{' '}
            · {by}
            <p>{text}</p>
          </li>
        ))}
      </ul>
      {incident.affected !== null && (
        <p>{t('incident.inform.told', { told: customersTold(incident), affected: incident.affected })}</p>
      )}
    </>
  )
}

/** What is typed; a count only for customers, since the authority is one. */
function useTelling() {
  const [whom, setWhom] = useState<Informed>('authority')
  const [way, setWay] = useState<InformingWay>('letter')
  const [count, setCount] = useState('')
  const [moment, setMoment] = useState(() => momentOf(new Date().toISOString()))
  const number = whom === 'authority' ? 1 : /^[1-9]\d{0,6}$/.test(count.trim()) ? Number(count) : null
  return { whom, setWhom, way, setWay, count, setCount, moment, setMoment, number }
}

function TellingFields({ telling }: { telling: ReturnType<typeof useTelling> }): ReactNode {
  const { t } = useTranslation()
  const { whom, way, count, moment, number } = telling
  return (
    <div className={styles.fields}>
      <div className={styles.wide}>
        <p className={styles.label}>{t('incident.inform.whom')}</p>
        <Segments
          id="inform-whom"
          label={t('incident.inform.whom')}
          value={whom}
          options={informed.map(value => ({ value, label: t(`incident.inform.who.${value}`) }))}
          onChange={chosen => telling.setWhom(chosen)}
        />
      </div>
      <div className={styles.wide}>
        <p className={styles.label}>{t('incident.inform.way')}</p>
        <Segments
          id="inform-way"
          label={t('incident.inform.way')}
          value={way}
          options={informingWays.map(value => ({ value, label: t(`incident.inform.ways.${value}`) }))}
          onChange={chosen => telling.setWay(chosen)}
        />
      </div>
      <MomentRow
        id="inform-sent"
        label={t('incident.inform.sentAt')}
        value={moment}
        onChange={telling.setMoment}
      />
      {whom === 'customers' && (
        <TextRow
          id="inform-count"
          label={t('incident.inform.count')}
          value={count}
          onChange={telling.setCount}
          numeric
          hint={t('incident.inform.countHint')}
          problem={count !== '' && number === null ? t('incident.inform.countWrong') : undefined}
        />
      )}
    </div>
  )
}

/** Who was told, when and how; letters for it; and writing down that it was done. */
export function InformSection({ incident, text, onText }: InformProps): ReactNode {
  const { t } = useTranslation()
  const act = useApp(state => state.actOnIncident)
  const busy = useApp(state => state.incidentBusy)
  const telling = useTelling()
  const [eventId, setEventId] = useState<string>(() => crypto.randomUUID())
  const { whom, way, number, moment } = telling
  const sentAt = parseMoment(moment)
  const isReady = text.trim() !== '' && number !== null && momentProblem(moment) === null
  const save = async () => {
    if (number === null || sentAt === null) return
    const { incidentId } = incident
    const done = await act('incidents:inform', {
      incidentId,
      eventId,
      whom,
      way,
      count: number,
      sentAt,
      text,
    })
    if (!done) return
    setEventId(crypto.randomUUID())
    telling.setCount('')
  }
  return (
    <section className={styles.panel} aria-labelledby="inform-title">
      <h3 id="inform-title">{t('incident.inform.title')}</h3>
      <Told incident={incident} />
      <TellingFields telling={telling} />
      <Textarea
        id="inform-text"
        label={t('incident.inform.text')}
        description={t('incident.inform.textHint')}
        size="md"
        autosize
        minRows={3}
        maxLength={4000}
        value={text}
        onChange={event => onText(event.currentTarget.value)}
      />
      <InformLetters incident={incident} whom={whom} text={text} />
      <div>
        <Button id="inform-save" h={44} loading={busy} disabled={!isReady} onClick={() => void save()}>
          {t('incident.inform.save')}
        </Button>
      </div>
    </section>
  )
}
