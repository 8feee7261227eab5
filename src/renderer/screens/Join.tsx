import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Join as JoinRequest } from '../../contract/ipc/app.ts'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { TextRow } from '../components/TextRow.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import styles from './Door.module.css'

/** Ties this counter to headquarters, once, by an address and a one-time code. */
export function Join(): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.doorBusy)
  const fault = useApp(state => state.doorFault)
  const join = useApp(state => state.join)
  const [url, setUrl] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const urlWrong = !JoinRequest.shape.url.safeParse(url.trim()).success
  const codeWrong = !JoinRequest.shape.code.safeParse(code).success
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (urlWrong) focusOn('join-url')
    else if (codeWrong) focusOn('join-code')
    else void join(url.trim(), code)
  }
  return (
    <div className={styles.page}>
      <form className={styles.card} onSubmit={submit} noValidate>
        <h1>{t('door.join.title')}</h1>
        <p className={styles.lead}>{t('door.join.explain')}</p>
        <div className={styles.fields}>
          <TextRow
            id="join-url"
            label={t('door.join.url')}
            hint={t('door.join.urlHint')}
            value={url}
            onChange={setUrl}
            problem={tried && urlWrong ? t('door.join.urlWrong') : undefined}
            autoFocus
          />
          <TextRow
            id="join-code"
            label={t('door.join.code')}
            hint={t('door.join.codeHint')}
            value={code}
            onChange={text => setCode(text.toUpperCase())}
            problem={tried && codeWrong ? t('door.join.codeWrong') : undefined}
          />
        </div>
        <FaultMessage fault={fault} />
        <Button type="submit" fullWidth size="lg" loading={busy}>
          {t('door.join.go')}
        </Button>
      </form>
    </div>
  )
}
