import {
  IconBan,
  IconBuildingStore,
  IconCheck,
  IconClockHour4,
  IconCloudCheck,
  IconCloudDownload,
  IconCloudOff,
  IconCloudQuestion,
  IconId,
  IconKey,
  IconPlugConnectedX,
  IconUser,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../contract/ipc/app.ts'
import { timeOf } from '../../ui/when.ts'
import { useApp } from '../state/useApp.ts'
import { ApprovalMarks } from './ApprovalMarks.tsx'
import type { Counter, Staff } from './counter.ts'
import { IncidentBanner } from './IncidentBanner.tsx'
import { RequestMarks } from './RequestMarks.tsx'
import styles from './StatusLine.module.css'

const connectionIcons = {
  unknown: IconCloudQuestion,
  online: IconCloudCheck,
  offline: IconCloudOff,
  refused: IconBan,
  alone: IconPlugConnectedX,
}
const connectionTones = {
  unknown: undefined,
  online: 'good',
  offline: 'warn',
  refused: 'bad',
  alone: undefined,
}

function Backlog({ sync }: { sync: SyncStatus }): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <li data-tone={sync.waiting > 0 ? 'warn' : undefined}>
        {sync.waiting > 0 ? <IconClockHour4 aria-hidden /> : <IconCheck aria-hidden />}
        {sync.waiting > 0
          ? t('shell.status.waiting', { count: sync.waiting })
          : t('shell.status.nothingWaiting')}
      </li>
      {sync.refused > 0 && (
        <li data-tone="bad">
          <IconBan aria-hidden />
          {t('shell.status.refused', { count: sync.refused })}
        </li>
      )}
      {sync.connection !== 'alone' && (
        <li>
          {sync.lastConfirmedAt
            ? t('shell.status.lastConfirmed', { when: timeOf(sync.lastConfirmedAt) })
            : t('shell.status.neverConfirmed')}
        </li>
      )}
      {sync.catchUp && (
        <li>
          <IconCloudDownload aria-hidden />
          {t('shell.status.catchUp', {
            percent: Math.floor((100 * sync.catchUp.done) / Math.max(1, sync.catchUp.total)),
          })}
        </li>
      )}
    </>
  )
}

/** For so long after it was made anew, somebody may still come with the old card. */
const ANNOUNCED_MS = 30 * 86_400_000

/** [SYN15] Cards that another counter had given too: the supervisor's page of the counter says whose they were. */
function NewCards(): ReactNode {
  const { t } = useTranslation()
  const cards = useApp(state => state.cardsMadeAnew)
  const count = cards.filter(({ at }) => Date.now() - Date.parse(at) < ANNOUNCED_MS).length
  if (count === 0) return null
  return (
    <li data-tone="warn">
      <IconId aria-hidden />
      {t('shell.status.newCards', { count })}
    </li>
  )
}

/** The line everyone learns in a day: where, who, connection, backlog, last confirmation. */
export function StatusLine({ counter, staff }: { counter: Counter; staff: Staff }): ReactNode {
  const { t } = useTranslation()
  const sync = useApp(state => state.sync)
  const connection = sync?.connection ?? 'unknown'
  const ConnectionIcon = connectionIcons[connection]
  return (
    <footer className={styles.line}>
      {staff.role === 'supervisor' && <IncidentBanner />}
      <section aria-label={t('shell.status.label')} aria-live="polite">
        <ul>
          <li>
            <IconBuildingStore aria-hidden />
            {counter.storeName} · {t('shell.status.counter', { number: counter.counterNumber })}
          </li>
          <li>
            <IconUser aria-hidden />
            {t(`shell.role.${staff.role}`)} {staff.name}
          </li>
          <li data-tone={connectionTones[connection]}>
            <ConnectionIcon aria-hidden />
            {t(`shell.status.connection.${connection}`)}
          </li>
          {counter.keyKeptIn === 'passphrase' && (
            <li>
              <IconKey aria-hidden />
              {t('shell.status.keyInPassphrase')}
            </li>
          )}
          {sync && <Backlog sync={sync} />}
          <NewCards />
          <ApprovalMarks />
          <RequestMarks />
        </ul>
      </section>
    </footer>
  )
}
