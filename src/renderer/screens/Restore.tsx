import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextRow } from '../../ui/TextRow.tsx'
import { BackupFileRow } from '../components/BackupFileRow.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { WorkSteps } from '../components/WorkSteps.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import styles from './Door.module.css'

const steps = ['bringing', 'opening'] as const
const asksPassphrase = ['passphrase-needed', 'passphrase-too-short']

function Progress(): ReactNode {
  const { t } = useTranslation()
  const restoring = useApp(state => state.restoring)
  const progress = useApp(state => state.restoreProgress)
  if (!restoring) return null
  return (
    <div className={styles.progress}>
      <WorkSteps
        steps={steps.map(step => ({ step, text: t(`restore.${step}`) }))}
        now={{ step: restoring, ...(progress ?? { done: 0, total: 0 }) }}
      />
      <p className={styles.progressNote} role="status">
        {t(`restore.${restoring}Note`)}
      </p>
    </div>
  )
}

/** Brings a counter back from the file of a backup, with the recovery code that was valid when it was made. */
export function Restore({ onBack }: { onBack(): void }): ReactNode {
  const { t } = useTranslation()
  const restoring = useApp(state => state.restoring)
  const fault = useApp(state => state.restoreFault)
  const restore = useApp(state => state.restore)
  const leave = useApp(state => state.leaveRestore)
  const [file, setFile] = useState<File | null>(null)
  const [code, setCode] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [asked, setAsked] = useState(false)
  const [tried, setTried] = useState(false)
  useEffect(() => leave, [leave])
  useEffect(() => {
    if (!fault || !asksPassphrase.includes(fault.code)) return
    setAsked(true)
    focusOn('restore-passphrase')
  }, [fault])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!file) focusOn('restore-choose')
    else if (code.trim() === '') focusOn('restore-code')
    else void restore(file, code, asked && passphrase !== '' ? passphrase : null)
  }
  return (
    <form className={styles.card} data-wide onSubmit={submit} noValidate>
      <h1>{t('restore.title')}</h1>
      <p className={styles.lead}>
        {t('restore.explain')} {t('restore.keeps')}
      </p>
      <div className={styles.fields}>
        <BackupFileRow
          file={file}
          onChange={setFile}
          disabled={restoring !== null}
          problem={tried && !file ? t('restore.fileMissing') : undefined}
        />
        <TextRow
          id="restore-code"
          label={t('restore.code')}
          hint={t('restore.codeHint')}
          value={code}
          onChange={text => setCode(text.toUpperCase())}
          problem={tried && code.trim() === '' ? t('restore.codeMissing') : undefined}
        />
        {asked && (
          <TextRow
            id="restore-passphrase"
            label={t('restore.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            secret
            reveal={t('door.passphrase.show')}
            autoFocus
          />
        )}
      </div>
      <div className={styles.progressRoom}>{restoring ? <Progress /> : <FaultMessage fault={fault} />}</div>
      <div className={styles.twoButtons}>
        <Button
          id="restore-back"
          type="button"
          variant="default"
          size="lg"
          disabled={restoring === 'opening'}
          onClick={onBack}
        >
          {t('restore.back')}
        </Button>
        <Button id="restore-go" type="submit" size="lg" loading={restoring !== null}>
          {t('restore.go')}
        </Button>
      </div>
    </form>
  )
}
