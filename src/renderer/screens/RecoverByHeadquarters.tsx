import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Join as JoinRequest } from '../../contract/ipc/app.ts'
import { TextRow } from '../../ui/TextRow.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { NewPassphrase } from '../components/NewPassphrase.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import styles from './Door.module.css'

/** Has headquarters open its copy of the keys, by a one-time code that somebody there gave for this very counter. */
export function RecoverByHeadquarters({ sealed }: { sealed: boolean }): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.doorBusy)
  const fault = useApp(state => state.doorFault)
  const recover = useApp(state => state.recover)
  const [url, setUrl] = useState('')
  const [code, setCode] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [tried, setTried] = useState(false)
  // Headquarters draws codes for recovering and for joining in the same way.
  const { url: Url, code: Code } = JoinRequest.shape
  const urlWrong = !Url.safeParse(url.trim()).success
  const codeWrong = !Code.safeParse(code).success
  const Title = sealed ? 'h1' : 'h2'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (urlWrong) focusOn('recover-url')
    else if (codeWrong) focusOn('recover-once')
    else void recover(code, passphrase === '' ? null : passphrase, url.trim())
  }
  return (
    <form className={styles.recover} onSubmit={submit} noValidate aria-labelledby="recover-title">
      <Title id="recover-title">{t('door.recover.headquarters.title')}</Title>
      <p className={styles.lead}>{t('door.recover.headquarters.explain')}</p>
      <div className={styles.fields}>
        <TextRow
          id="recover-url"
          label={t('door.join.url')}
          hint={t('door.join.urlHint')}
          value={url}
          onChange={setUrl}
          problem={tried && urlWrong ? t('door.join.urlWrong') : undefined}
          autoFocus
        />
        <TextRow
          id="recover-once"
          label={t('door.join.code')}
          hint={t('door.join.codeHint')}
          value={code}
          onChange={text => setCode(text.toUpperCase())}
          problem={tried && codeWrong ? t('door.join.codeWrong') : undefined}
        />
        <NewPassphrase sealed={sealed} fault={fault} value={passphrase} onChange={setPassphrase} />
      </div>
      <FaultMessage fault={fault} />
      <Button type="submit" size="lg" fullWidth loading={busy}>
        {t('door.recover.headquarters.go')}
      </Button>
    </form>
  )
}
