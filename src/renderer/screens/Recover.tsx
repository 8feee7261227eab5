import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextRow } from '../../ui/TextRow.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { NewPassphrase } from '../components/NewPassphrase.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import styles from './Door.module.css'
import { RecoverByHeadquarters } from './RecoverByHeadquarters.tsx'

interface RecoverProps {
  /** The keys are sealed with a passphrase here: a new one is asked for at once, and this is a page of its own. */
  sealed: boolean
}

/** Opens the counter with the recovery code that was printed at set-up. */
function RecoverByCode({ sealed }: RecoverProps): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.doorBusy)
  const fault = useApp(state => state.doorFault)
  const recover = useApp(state => state.recover)
  const [code, setCode] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [tried, setTried] = useState(false)
  const Title = sealed ? 'h1' : 'h2'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (code.trim() === '') focusOn('recover-code')
    else void recover(code, passphrase === '' ? null : passphrase, null)
  }
  return (
    <form className={styles.recover} onSubmit={submit} noValidate aria-labelledby="recover-title">
      <Title id="recover-title">{t('door.recover.title')}</Title>
      <p className={styles.lead}>{t('door.recover.explain')}</p>
      <div className={styles.fields}>
        <TextRow
          id="recover-code"
          label={t('door.recover.code')}
          hint={t('door.recover.codeHint')}
          value={code}
          onChange={text => setCode(text.toUpperCase())}
          problem={tried && code.trim() === '' ? t('door.recover.codeMissing') : undefined}
        />
        <NewPassphrase sealed={sealed} fault={fault} value={passphrase} onChange={setPassphrase} />
      </div>
      <FaultMessage fault={fault} />
      <Button type="submit" size="lg" fullWidth loading={busy}>
        {t('door.recover.go')}
      </Button>
    </form>
  )
}

/** The two ways to the keys of a counter that lost them: its code on paper, or headquarters where the paper is lost too. */
export function Recover({ sealed }: RecoverProps): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.doorBusy)
  const clearFault = useApp(state => state.clearDoorFault)
  const [asksHeadquarters, setAsksHeadquarters] = useState(false)
  const change = () => {
    clearFault()
    setAsksHeadquarters(!asksHeadquarters)
  }
  return (
    <>
      {asksHeadquarters ? <RecoverByHeadquarters sealed={sealed} /> : <RecoverByCode sealed={sealed} />}
      <Button
        id="recover-other-way"
        variant="subtle"
        h={44}
        fullWidth
        mt="sm"
        disabled={busy}
        onClick={change}
      >
        {t(asksHeadquarters ? 'door.recover.haveCode' : 'door.recover.askHeadquarters')}
      </Button>
    </>
  )
}
