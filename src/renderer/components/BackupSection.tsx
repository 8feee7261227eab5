import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconDeviceFloppy } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupState } from '../../contract/ipc/backup.ts'
import { momentOf } from '../../ui/when.ts'
import { useApp } from '../state/useApp.ts'
import { bytesOf } from './bytes.ts'
import styles from './CounterDrawer.module.css'
import { FaultMessage } from './FaultMessage.tsx'
import { WorkSteps } from './WorkSteps.tsx'

/** Backups are made daily: two days without one is no longer chance. */
const STALE_MS = 48 * 3600_000
const LOOK_AGAIN_MS = 2000
const steps = ['copying', 'sealing', 'verifying'] as const

function Last({ last }: Pick<BackupState, 'last'>): ReactNode {
  const { t, i18n } = useTranslation()
  if (!last)
    return (
      <span className={styles.state} data-tone="warn">
        <IconAlertTriangle aria-hidden /> {t('upkeep.backup.none')}
      </span>
    )
  const stale = Date.now() - Date.parse(last.madeAt) > STALE_MS
  const Icon = stale ? IconAlertTriangle : IconCircleCheck
  return (
    <>
      <span className={styles.state} data-tone={stale ? 'warn' : 'good'}>
        <Icon aria-hidden />
        {momentOf(last.madeAt)} · {bytesOf(last.bytes, i18n.language)}
      </span>
      {stale && t('upkeep.backup.stale')}
    </>
  )
}

function Where(): ReactNode {
  const { t } = useTranslation()
  const backups = useApp(state => state.backups)
  if (!backups) return null
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('upkeep.backup.last')}</dt>
        <dd id="backup-last">
          <Last last={backups.last} />
        </dd>
      </div>
      <div>
        <dt>{t('upkeep.backup.folder')}</dt>
        <dd className={styles.folder}>{backups.folder}</dd>
      </div>
    </dl>
  )
}

/** Why the newest try made none: the one that was asked for here, or the day's own. */
function Trouble(): ReactNode {
  const { t } = useTranslation()
  const asked = useApp(state => state.backupFault)
  const tried = useApp(state => state.backups?.fault ?? null)
  const fault = asked ?? tried
  if (!fault) return null
  return (
    <div id="backup-fault">
      {tried && <p className={styles.tried}>{t('upkeep.backup.tried', { when: momentOf(tried.at) })}</p>}
      <FaultMessage fault={{ code: fault.code }} />
    </div>
  )
}

/** Where backups stand, and making one now. It goes on when the drawer is closed. */
export function BackupSection({ watching }: { watching: boolean }): ReactNode {
  const { t } = useTranslation()
  const progress = useApp(state => state.backupProgress)
  const backingUp = useApp(state => state.backingUp)
  const rekeying = useApp(state => state.rekeying)
  const byItself = useApp(state => !state.backingUp && state.backups?.underWay === true)
  const backedUp = useApp(state => state.backedUp)
  const makeBackup = useApp(state => state.makeBackup)
  const loadBackups = useApp(state => state.loadBackups)
  useEffect(() => {
    // Main does not tell when the day's own backup ends.
    if (!watching || !byItself) return
    const timer = setInterval(() => void loadBackups(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [watching, byItself, loadBackups])
  const busy = backingUp || byItself
  return (
    <section className={styles.section} aria-labelledby="backup-title">
      <h2 id="backup-title">{t('upkeep.backup.title')}</h2>
      <p className={styles.soft}>{t('upkeep.backup.explain')}</p>
      <Where />
      <Button
        id="backup-now"
        h={44}
        data-autofocus
        leftSection={<IconDeviceFloppy aria-hidden size={18} />}
        disabled={busy || rekeying}
        onClick={() => void makeBackup()}
      >
        {t('upkeep.backup.now')}
      </Button>
      {busy ? (
        <WorkSteps steps={steps.map(step => ({ step, text: t(`upkeep.backup.${step}`) }))} now={progress} />
      ) : (
        <Trouble />
      )}
      <div role="status">
        {busy && <p className={styles.soft}>{t('upkeep.backup.underWay')}</p>}
        {backedUp && !busy && (
          <p className={styles.done} id="backup-done">
            <IconCircleCheck aria-hidden /> {t('upkeep.backup.done')}
          </p>
        )}
      </div>
    </section>
  )
}
