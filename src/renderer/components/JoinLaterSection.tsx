import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Join } from '../../contract/ipc/app.ts'
import { TextRow } from '../../ui/TextRow.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import styles from './CounterDrawer.module.css'
import { FaultMessage } from './FaultMessage.tsx'

/** [JOI3] A counter that began alone joins headquarters, with all that it holds. Nothing where it has joined. */
export function JoinLaterSection(): ReactNode {
  const { t } = useTranslation()
  const alone = useApp(({ app }) => app.phase === 'ready' && app.counter.standsAlone === true)
  const busy = useApp(state => state.doorBusy || state.rekeying)
  const fault = useApp(state => state.doorFault)
  const joinLater = useApp(state => state.joinLater)
  const [url, setUrl] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const urlWrong = !Join.shape.url.safeParse(url.trim()).success
  const codeWrong = !Join.shape.code.safeParse(code).success
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (urlWrong) focusOn('join-later-url')
    else if (codeWrong) focusOn('join-later-code')
    else void joinLater(url.trim(), code)
  }
  if (!alone) return null
  return (
    <section className={styles.section} aria-labelledby="join-later-title">
      <h2 id="join-later-title">{t('upkeep.joinLater.title')}</h2>
      <p className={styles.soft}>{t('upkeep.joinLater.explain')}</p>
      <form onSubmit={submit} noValidate>
        <TextRow
          id="join-later-url"
          label={t('door.join.url')}
          hint={t('door.join.urlHint')}
          value={url}
          onChange={setUrl}
          problem={tried && urlWrong ? t('door.join.urlWrong') : undefined}
          autoFocus
        />
        <TextRow
          id="join-later-code"
          label={t('door.join.code')}
          hint={t('door.join.codeHint')}
          value={code}
          onChange={text => setCode(text.toUpperCase())}
          problem={tried && codeWrong ? t('door.join.codeWrong') : undefined}
        />
        <FaultMessage fault={fault} />
        <Button id="join-later" type="submit" h={44} loading={busy}>
          {t('door.join.go')}
        </Button>
      </form>
    </section>
  )
}
