import { NativeSelect } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { factNames } from '../../../../domain/member/facts.ts'
import { TextRow } from '../../../../ui/TextRow.tsx'
import { parseDay } from '../../../../ui/when.ts'
import { useAsk } from '../../useAsk.ts'
import styles from './Incident.module.css'

/** Where facts were lost: a store or all, a counter of it or all, and which days. */
export function usePlaceOfLoss() {
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

export function PlaceOfLoss({ place }: { place: ReturnType<typeof usePlaceOfLoss> }): ReactNode {
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
