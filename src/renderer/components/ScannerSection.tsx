import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextRow } from '../../ui/TextRow.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import styles from './CounterDrawer.module.css'
import { FaultMessage } from './FaultMessage.tsx'
import { RemoveScans } from './RemoveScans.tsx'

/** `/scans`, `C:\Scans`, `\\server\scans`. Whether it is there is main's to say. */
const isFullPath = (text: string) => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(text)

/** The folder that the document scanner saves to, and what has been lying in it too long. */
export function ScannerSection(): ReactNode {
  const { t } = useTranslation()
  const scanner = useApp(state => state.scanner)
  const busy = useApp(state => state.scannerBusy || state.rekeying)
  const fault = useApp(state => state.scannerFault)
  const isSet = useApp(state => state.scannerSet)
  const setFolder = useApp(state => state.setScannerFolder)
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const folder = scanner?.folder ?? null
  useEffect(() => setText(folder ?? ''), [folder])
  const old = scanner?.scans.filter(scan => scan.old) ?? []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = text.trim()
    const right = typed === '' || isFullPath(typed)
    setWrong(!right)
    if (right) void setFolder(typed === '' ? null : typed)
    else focusOn('scanner-folder')
  }
  return (
    <section className={styles.section} aria-labelledby="scanner-title">
      <h2 id="scanner-title">{t('scanner.settings.title')}</h2>
      <p className={styles.soft}>{t('scanner.settings.explain')}</p>
      <form onSubmit={submit} noValidate className={styles.days}>
        <TextRow
          id="scanner-folder"
          label={t('scanner.settings.folder')}
          hint={t('scanner.settings.hint')}
          value={text}
          onChange={setText}
          problem={wrong ? t('scanner.settings.wrong') : undefined}
        />
        <Button id="scanner-save" type="submit" variant="default" h={44} disabled={busy || !scanner}>
          {t('scanner.settings.save')}
        </Button>
      </form>
      <div role="status">
        {isSet && (
          <p className={styles.done} id="scanner-done">
            <IconCircleCheck aria-hidden />{' '}
            {t(folder === null ? 'scanner.settings.off' : 'scanner.settings.on')}
          </p>
        )}
        {old.length > 0 && (
          <div className={styles.oldScans} id="scans-old">
            <IconAlertTriangle aria-hidden />
            <p>{t('scanner.settings.old', { count: old.length })}</p>
            <RemoveScans id="old-remove" scans={old} afterwards="scanner-folder" />
          </div>
        )}
      </div>
      {fault && <FaultMessage fault={fault} />}
    </section>
  )
}
