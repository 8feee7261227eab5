import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type IncidentSource, incidentSources } from '../../../../domain/incident/kinds.ts'
import { TextRow } from '../../../../ui/TextRow.tsx'
import { momentOf, parseMoment } from '../../../../ui/when.ts'
import { useDo } from '../../useAsk.ts'
import { Fault } from '../Fault.tsx'
import { Panel } from '../Panel.tsx'
import styles from './Incident.module.css'
import { PlaceOfLoss, usePlaceOfLoss } from './PlaceOfLoss.tsx'

/** Opens an incident with whom it may concern; of a lost counter, cuts it off in the same step. */
export function OpenIncident({ onOpened }: { onOpened(incidentId: string): void }): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [ids] = useState(() => ({
    incidentId: crypto.randomUUID(),
    eventId: crypto.randomUUID(),
    scopeEventId: crypto.randomUUID(),
  }))
  const [description, setDescription] = useState('')
  const [moment, setMoment] = useState(() => momentOf(new Date().toISOString()))
  const [source, setSource] = useState<IncidentSource>('lost-device')
  const [revoke, setRevoke] = useState(false)
  const place = usePlaceOfLoss()
  const detectedAt = parseMoment(moment)
  const { scope } = place
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!detectedAt || !scope) return
    const cut = revoke && scope.deviceId !== null
    const asked = { ...ids, detectedAt, source, description, scope, revoke: cut }
    if ((await run('incidents/open', asked)).ok) onOpened(ids.incidentId)
  }
  return (
    <Panel title={t('incident.form.title')}>
      <form className={styles.form} onSubmit={event => void submit(event)}>
        <Textarea
          id="incident-description"
          label={t('incident.form.description')}
          description={t('incident.form.descriptionHint')}
          maxLength={2000}
          value={description}
          onChange={event => setDescription(event.currentTarget.value)}
        />
        <div className={styles.fields}>
          <TextRow
            id="incident-detected"
            label={t('incident.form.detectedAt')}
            value={moment}
            onChange={setMoment}
            hint={t('incident.form.momentHint')}
            problem={detectedAt ? undefined : t('incident.form.momentWrong')}
          />
          <NativeSelect
            label={t('incident.form.source')}
            value={source}
            data={incidentSources.map(value => ({ value, label: t(`incident.source.${value}`) }))}
            onChange={event => setSource(event.currentTarget.value as IncidentSource)}
          />
        </div>
        <PlaceOfLoss place={place} />
        {place.deviceId !== '' && (
          <Checkbox
            id="incident-revoke"
            label={t('incident.headquarters.revoke')}
            checked={revoke}
            onChange={event => setRevoke(event.currentTarget.checked)}
          />
        )}
        <Fault fault={fault} />
        <div>
          <Button
            type="submit"
            loading={busy}
            disabled={description.trim() === '' || !detectedAt || !place.scope}
          >
            {t('incident.form.save')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
