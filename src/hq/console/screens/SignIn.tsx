import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextRow } from '../../../ui/TextRow.tsx'
import { Fault } from '../components/Fault.tsx'
import { SessionContext } from '../session.ts'
import { useDo } from '../useAsk.ts'
import styles from './SignIn.module.css'

/** Login and passphrase. */
export function SignIn(): ReactNode {
  const { t } = useTranslation()
  const { began } = useContext(SessionContext)
  const { run, busy, fault } = useDo()
  const [name, setName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [tried, setTried] = useState(false)
  const missing = name.trim() === '' || passphrase === ''
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing) return
    const answer = await run('session/sign-in', { name: name.trim(), passphrase })
    if (answer.ok) began(answer.value)
    else setPassphrase('')
  }
  return (
    <div className={styles.place}>
      <form className={styles.card} onSubmit={event => void submit(event)} noValidate>
        <h1>{t('console.frame.signIn.title')}</h1>
        <p>{t('console.frame.signIn.lead')}</p>
        <TextRow id="name" label={t('console.frame.signIn.name')} value={name} onChange={setName} autoFocus />
        <TextRow
          id="passphrase"
          label={t('console.frame.signIn.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          problem={tried && missing ? t('console.frame.signIn.missing') : undefined}
          secret
          reveal={t('console.frame.signIn.reveal')}
        />
        <Fault fault={fault} />
        <Button type="submit" size="lg" fullWidth loading={busy}>
          {t('console.frame.signIn.go')}
        </Button>
      </form>
    </div>
  )
}
