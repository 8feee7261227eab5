import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../contract/console/stores.ts'
import { momentOf } from '../../../ui/when.ts'
import { useRole } from '../session.ts'
import { useDo } from '../useAsk.ts'
import { Ask } from './Ask.tsx'
import { Fault } from './Fault.tsx'

interface RowProps {
  device: Device
  actions: ReactNode
}

function useLogText(): (log: Device['log']) => string {
  const { t } = useTranslation()
  return log => {
    if (!log) return t('console.frame.never')
    if (log.forked) return t('console.stores.devices.logForked')
    return t('console.stores.devices.logUpTo', {
      sequence: log.sequence,
      when: momentOf(log.countersignedAt),
    })
  }
}

function Row({ device, actions }: RowProps): ReactNode {
  const { t } = useTranslation()
  const logText = useLogText()
  const { storeCode, counterNumber, lastContactAt, waiting, refused, appVersion, log, revokedAt } = device
  const unknown = t('console.stores.devices.unknown')
  return (
    <tr>
      <td>
        {storeCode}-{String(counterNumber).padStart(2, '0')}
      </td>
      <td>{lastContactAt ? momentOf(lastContactAt) : t('console.frame.never')}</td>
      <td>
        {waiting ?? unknown}
        {refused ? ` · ${t('console.stores.devices.refusedCount', { count: refused })}` : ''}
      </td>
      <td>{appVersion ?? unknown}</td>
      <td>{logText(log)}</td>
      <td>
        {revokedAt
          ? t('console.stores.devices.revoked', { when: momentOf(revokedAt) })
          : t('console.stores.devices.working')}
      </td>
      <td>{actions}</td>
    </tr>
  )
}

/** Cuts a device off, after asking; or lets one back in. */
function Standing({ device, onChanged }: { device: Device; onChanged(): void }): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [asking, setAsking] = useState(false)
  const act = async (call: 'devices/revoke' | 'devices/reinstate') => {
    if (!(await run(call, { deviceId: device.id })).ok) return
    setAsking(false)
    onChanged()
  }
  // One takes the other's place, and the focus with it.
  const id = `standing-${device.id}`
  if (device.revokedAt)
    return (
      <>
        <Button id={id} variant="default" loading={busy} onClick={() => void act('devices/reinstate')}>
          {t('console.stores.devices.reinstate')}
        </Button>
        <Fault fault={fault} />
      </>
    )
  return (
    <>
      <Button id={id} variant="default" onClick={() => setAsking(true)}>
        {t('console.stores.devices.revoke')}
      </Button>
      {asking && (
        <Ask
          title={t('console.stores.devices.revokeTitle', { counter: device.counterNumber })}
          go={t('console.stores.devices.revoke')}
          danger
          busy={busy}
          fault={fault}
          onGo={() => void act('devices/revoke')}
          onClose={() => setAsking(false)}
        >
          {t('console.stores.devices.revokeText')}
        </Ask>
      )}
    </>
  )
}

/** Devices, when each was last heard of, and what it has still to send. */
export function DeviceTable({
  devices,
  onChanged,
}: {
  devices: readonly Device[]
  onChanged(): void
}): ReactNode {
  const { t } = useTranslation()
  const mayArrange = useRole('administrator')
  if (devices.length === 0) return <p>{t('console.stores.devices.none')}</p>
  return (
    <table aria-label={t('console.frame.page.devices')}>
      <thead>
        <tr>
          <th scope="col">{t('console.stores.devices.counter')}</th>
          <th scope="col">{t('console.stores.devices.lastContact')}</th>
          <th scope="col">{t('console.stores.devices.backlog')}</th>
          <th scope="col">{t('console.stores.devices.version')}</th>
          <th scope="col">{t('console.stores.devices.log')}</th>
          <th scope="col">{t('console.stores.staff.state')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {devices.map(device => (
          <Row
            key={device.id}
            device={device}
            actions={mayArrange && <Standing device={device} onChanged={onChanged} />}
          />
        ))}
      </tbody>
    </table>
  )
}
