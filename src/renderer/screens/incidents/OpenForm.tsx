import { Button, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentRecord } from '../../../contract/register/incidentRecord.ts'
import { type IncidentSource, incidentSources } from '../../../domain/incident/kinds.ts'
import { Segments } from '../../../ui/Segments.tsx'
import { momentOf, parseMoment } from '../../../ui/when.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './Incidents.module.css'
import { MomentRow, momentProblem } from './MomentRow.tsx'

interface OpenFormProps {
  /** The notice of misuse that it is opened from. */
  requestId: string | null
  onOpened(incident: IncidentRecord): void
  onCancel: (() => void) | null
}

/** What happened, when it was noticed and how. The ids are made once, so that no press makes a second incident. */
export function OpenForm({ requestId, onOpened, onCancel }: OpenFormProps): ReactNode {
  const { t } = useTranslation()
  const act = useApp(state => state.actOnIncident)
  const busy = useApp(state => state.incidentBusy)
  const [ids] = useState(() => ({ incidentId: crypto.randomUUID(), eventId: crypto.randomUUID() }))
  const [description, setDescription] = useState('')
  const [moment, setMoment] = useState(() => momentOf(new Date().toISOString()))
  const [source, setSource] = useState<IncidentSource | ''>(requestId ? 'misuse' : '')
  const detectedAt = parseMoment(moment)
  const isReady = description.trim() !== '' && source !== '' && momentProblem(moment) === null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isReady || detectedAt === null) return
    const incident = await act('incidents:open', { ...ids, detectedAt, source, requestId, description })
    if (incident) onOpened(incident)
  }
  return (
    <form
      className={styles.panel}
      onSubmit={event => void submit(event)}
      aria-labelledby="incident-form-title"
    >
      <h3 id="incident-form-title">{t('incident.form.title')}</h3>
      {requestId && <p>{t('incident.form.fromNotice')}</p>}
      <Textarea
        id="incident-description"
        label={t('incident.form.description')}
        description={t('incident.form.descriptionHint')}
        size="md"
        autosize
        minRows={3}
        maxLength={2000}
        value={description}
        onChange={event => setDescription(event.currentTarget.value)}
        autoFocus
      />
      <div>
        <p className={styles.label}>{t('incident.form.source')}</p>
        <Segments
          id="incident-source"
          label={t('incident.form.source')}
          value={source}
          options={incidentSources.map(value => ({ value, label: t(`incident.source.${value}`) }))}
          onChange={chosen => setSource(chosen)}
        />
      </div>
      <div className={styles.fields}>
        <MomentRow
          id="incident-detected"
          label={t('incident.form.detectedAt')}
          value={moment}
          onChange={setMoment}
        />
      </div>
      <div className={styles.buttons}>
        <Button id="incident-open" type="submit" h={44} loading={busy} disabled={!isReady}>
          {t('incident.form.save')}
        </Button>
        {onCancel && (
          <Button variant="default" h={44} onClick={onCancel}>
            {t('incident.form.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
