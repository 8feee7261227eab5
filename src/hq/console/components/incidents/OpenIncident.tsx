import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type IncidentSource, incidentSources } from '../../../../domain/incident/kinds.ts'
import { factNames } from '../../../../domain/member/facts.ts'
import { TextRow } from '../../../../ui/TextRow.tsx'
import { momentOf, parseDay, parseMoment } from '../../../../ui/when.ts'
import { useAsk, useDo } from '../../useAsk.ts'
import { Fault } from '../Fault.tsx'
import { Panel } from '../Panel.tsx'
import styles from './Incident.module.css'

/** Where facts were lost: a store or all, a counter of it or all, and which days. */
function usePlaceOfLoss() {
  const [storeCode, setStoreCode] = useState('')
  const [deviceId, setDeviceId] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const day = (text: string, end: 'first' | 'last') => (text.trim() === '' ? null : parseDay(text, end))
  const isWrong = [from, to].some(text => text.trim() !== '' && parseDay(text, 'first') === null)
  const chosen = { storeCode: storeCode || null, deviceId: deviceId || null }
  const scope = isWrong
    ? null
    : { ...chosen, from: day(from, 'first'), to: day(to, 'last'), facts: [...factNames] }
  return { storeCode, setStoreCode, deviceId, setDeviceId, from, setFrom, to, setTo, scope }
}

function PlaceOfLoss({ place }: { place: ReturnType<typeof usePlaceOfLoss> }): ReactNode {
  const { t } = useTranslation()
  const stores = useAsk('stores/list', {})
  const devices = useAsk('devices/list', {})
  const { storeCode, deviceId, from, to } = place
  const own = (devices.value ?? []).filter(device => device.storeCode === storeCode)
  return (
    <div className={styles.fields}>
      <NativeSelect
        id="incident-store"
        label={t('incident.headquarters.store')}
        value={storeCode}
        data={[
          { value: '', label: t('incident.scope.everywhere') },
          ...(stores.value ?? []).map(({ code, name }) => ({ value: code, label: `${code} · ${name}` })),
        ]}
        onChange={event => {
          place.setStoreCode(event.currentTarget.value)
          place.setDeviceId('')
        }}
      />
      <NativeSelect
        id="incident-device"
        label={t('incident.headquarters.device')}
        value={deviceId}
        data={[
          { value: '', label: t('incident.headquarters.anyDevice') },
          ...own.map(({ id, counterNumber }) => ({
            value: id,
            label: t('incident.headquarters.counter', { counter: counterNumber }),
          })),
        ]}
        onChange={event => place.setDeviceId(event.currentTarget.value)}
      />
      <TextRow
        id="incident-from"
        label={t('incident.scope.from')}
        value={from}
        onChange={place.setFrom}
        hint={t('incident.scope.dayHint')}
      />
      <TextRow
        id="incident-to"
        label={t('incident.scope.to')}
        value={to}
        onChange={place.setTo}
        hint={t('incident.scope.dayHint')}
      />
    </div>
  )
}

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
