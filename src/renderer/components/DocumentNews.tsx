import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconUsers } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadingWarning } from '../../domain/identity/reading.ts'
import { useApp } from '../state/useApp.ts'
import styles from './DocumentPane.module.css'
import { useFaultText } from './useFaultText.ts'

const PATIENCE_MS = 3000

function ReadingNow(): ReactNode {
  const { t } = useTranslation()
  const stop = useApp(state => state.stopReading)
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.news} data-tone="plain">
      <IconInfoCircle aria-hidden />
      <p>{long ? t('document.readingLong') : t('document.reading')}</p>
      <Button variant="default" h={44} onClick={stop}>
        {t('document.stop')}
      </Button>
    </div>
  )
}

function Warnings({ warnings }: { warnings: readonly ReadingWarning[] }): ReactNode {
  const { t } = useTranslation()
  const choosing = useApp(state => Object.values(state.fields).some(field => field.choices.length > 1))
  // What disagrees with the number stands under the number itself, and goes when it is put right there. Values to
  // choose from say of themselves that they disagree.
  const shown = warnings.filter(
    warning => !warning.startsWith('number-') && !(choosing && warning === 'sources-disagree'),
  )
  return shown.map(warning => (
    <div key={warning} className={styles.news} data-tone="warn">
      <IconAlertTriangle aria-hidden />
      <p>{t(`document.warning.${warning}`)}</p>
    </div>
  ))
}

function OtherPerson(): ReactNode {
  const { t } = useTranslation()
  const useThisOne = useApp(state => state.useOtherPerson)
  return (
    <div className={styles.news} data-tone="warn">
      <IconUsers aria-hidden />
      <p>{t('document.otherPerson')}</p>
      <Button variant="default" h={44} onClick={useThisOne}>
        {t('document.useThisOne')}
      </Button>
    </div>
  )
}

/** What came of reading the document, in words. */
export function DocumentNews(): ReactNode {
  const { t } = useTranslation()
  const document = useApp(state => state.document)
  const saved = useApp(state => state.saved !== null)
  const say = useFaultText()
  const fault = document.status === 'fault' ? say({ code: document.code }) : null
  return (
    <div className={styles.newsRoom} role="status">
      {document.status === 'none' && (
        <p className={styles.quiet}>{saved ? t('document.nextCustomer') : t('document.nothingYet')}</p>
      )}
      {document.status === 'reading' && <ReadingNow />}
      {fault && (
        <div className={styles.news} data-tone="bad">
          <IconAlertTriangle aria-hidden />
          <p>
            <strong>{fault.what}</strong> {fault.todo}
          </p>
        </div>
      )}
      {document.status === 'read' && (
        <>
          <div className={styles.news} data-tone="good">
            <IconCircleCheck aria-hidden />
            <p>
              <strong>{t('document.readOk', { kind: t(`document.kind.${document.kind}`) })}</strong>{' '}
              {t('document.checkWithCustomer')}
            </p>
          </div>
          {document.otherPerson && <OtherPerson />}
          <Warnings warnings={document.warnings} />
        </>
      )}
    </div>
  )
}
