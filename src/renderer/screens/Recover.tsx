import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { TextRow } from '../components/TextRow.tsx'
import { useApp } from '../state/useApp.ts'
import styles from './Door.module.css'

interface RecoverProps {
  /** The keys are sealed with a passphrase here, so a new one is asked for at once. */
  sealed: boolean
}

/** Opens the counter with the recovery code that was printed at set-up. */
export function Recover({ sealed }: RecoverProps): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.doorBusy)
  const fault = useApp(state => state.doorFault)
  const recover = useApp(state => state.recover)
  const [code, setCode] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [asked, setAsked] = useState(sealed)
  const asksPassphrase =
    asked || fault?.code === 'passphrase-needed' || fault?.code === 'passphrase-too-short'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(asksPassphrase)
    if (code.trim() !== '') void recover(code, asksPassphrase && passphrase !== '' ? passphrase : null)
  }
  return (
    <form className={styles.recover} onSubmit={submit} noValidate aria-labelledby="recover-title">
      <h2 id="recover-title">{t('door.recover.title')}</h2>
      <p className={styles.lead}>{t('door.recover.explain')}</p>
      <div className={styles.fields}>
        <TextRow
          id="recover-code"
          label={t('door.recover.code')}
          hint={t('door.recover.codeHint')}
          value={code}
          onChange={text => setCode(text.toUpperCase())}
        />
        {asksPassphrase && (
          <TextRow
            id="recover-passphrase"
            label={t('door.recover.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            secret
            reveal={t('door.passphrase.show')}
          />
        )}
      </div>
      <FaultMessage fault={fault} />
      <Button type="submit" size="lg" fullWidth loading={busy}>
        {t('door.recover.go')}
      </Button>
    </form>
  )
}
