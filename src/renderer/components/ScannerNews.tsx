import { Button } from '@mantine/core'
import { IconAlertTriangle, IconFolder } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scan } from '../../contract/ipc/devices.ts'
import { timeOf } from '../../ui/when.ts'
import { useApp } from '../state/useApp.ts'
import styles from './DocumentPane.module.css'
import { RemoveScans } from './RemoveScans.tsx'

function Left({ scans }: { scans: readonly Scan[] }): ReactNode {
  const { t } = useTranslation()
  const readScan = useApp(state => state.readScan)
  const newest = scans.at(-1)
  if (!newest) return null
  return (
    <div className={styles.news} data-tone="plain" data-wraps id="scans-left">
      <IconFolder aria-hidden />
      <p>{t('scanner.left', { count: scans.length, at: timeOf(newest.savedAt) })}</p>
      <Button id="scans-read" variant="default" h={44} px="sm" onClick={() => void readScan(newest)}>
        {t('scanner.readNewest')}
      </Button>
      <RemoveScans id="scans-remove" scans={scans} afterwards="document-choose" />
    </div>
  )
}

/** What lies in the scanner's folder, and what is wrong there: a picture of a customer's document that stays is told. */
export function ScannerNews(): ReactNode {
  const { t } = useTranslation()
  const scanner = useApp(state => state.scanner)
  const stuck = useApp(state => state.scanStuck)
  const scans = scanner?.scans ?? []
  const unreadable = scans.filter(({ state }) => state === 'unreadable')
  const fault = scanner?.folderFault
  return (
    <div role="status" className={styles.cameraNews}>
      {stuck && (
        <div className={styles.news} data-tone="bad" id="scan-stuck">
          <IconAlertTriangle aria-hidden />
          <p>{t('scanner.notRemoved')}</p>
        </div>
      )}
      {fault && (
        <div className={styles.news} data-tone="warn" id="scanner-fault">
          <IconAlertTriangle aria-hidden />
          <p>{t(fault === 'missing' ? 'scanner.missing' : 'scanner.notReadable')}</p>
        </div>
      )}
      <Left scans={scans.filter(({ left, state }) => left && state === 'waiting')} />
      {unreadable.length > 0 && (
        <div className={styles.news} data-tone="warn" data-wraps id="scans-unreadable">
          <IconAlertTriangle aria-hidden />
          <p>{t('scanner.unreadable', { count: unreadable.length })}</p>
          <RemoveScans id="unreadable-remove" scans={unreadable} afterwards="document-choose" />
        </div>
      )}
    </div>
  )
}
