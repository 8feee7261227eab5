import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextRow } from '../../ui/TextRow.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { useApp } from '../state/useApp.ts'
import styles from './Door.module.css'
import { Recover } from './Recover.tsx'

/** On a machine without a keychain: says so plainly, and asks for the passphrase that seals the keys instead. */
export function Passphrase({ firstTime }: { firstTime: boolean }): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.doorBusy)
  const fault = useApp(state => state.doorFault)
  const unseal = useApp(state => state.unseal)
  const clearFault = useApp(state => state.clearDoorFault)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [forgotten, setForgotten] = useState(false)
  const differ = firstTime && again !== passphrase
  const leaveFor = (recovering: boolean) => {
    clearFault()
    setForgotten(recovering)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (passphrase !== '' && !differ) void unseal(passphrase)
  }
  if (forgotten)
    return (
      <div className={styles.page}>
        <section className={styles.card}>
          <Recover sealed />
          <Button variant="subtle" h={44} fullWidth mt="sm" onClick={() => leaveFor(false)}>
            {t('door.recover.back')}
          </Button>
        </section>
      </div>
    )
  return (
    <div className={styles.page}>
      <form className={styles.card} onSubmit={submit} noValidate>
        <h1>{firstTime ? t('door.passphrase.firstTitle') : t('door.passphrase.askTitle')}</h1>
        <p>
          <strong>{t('door.passphrase.noKeychain')}</strong> {t('door.passphrase.meaning')}
        </p>
        {firstTime ? <p className={styles.notes}>{t('door.passphrase.danger')}</p> : <br />}
        <div className={styles.fields}>
          <TextRow
            id="passphrase"
            label={t('door.passphrase.field')}
            value={passphrase}
            onChange={setPassphrase}
            secret
            reveal={t('door.passphrase.show')}
            autoFocus
          />
          {firstTime && (
            <TextRow
              id="passphrase-again"
              label={t('door.passphrase.again')}
              value={again}
              onChange={setAgain}
              secret
              reveal={t('door.passphrase.show')}
              problem={again !== '' && differ ? t('door.passphrase.differ') : undefined}
            />
          )}
        </div>
        <FaultMessage fault={fault} />
        <Button type="submit" fullWidth size="lg" loading={busy}>
          {firstTime ? t('door.passphrase.set') : t('door.passphrase.open')}
        </Button>
        {!firstTime && (
          <Button
            id="passphrase-forgotten"
            variant="subtle"
            h={44}
            fullWidth
            mt="sm"
            onClick={() => leaveFor(true)}
          >
            {t('door.recover.forgotten')}
          </Button>
        )}
      </form>
    </div>
  )
}
