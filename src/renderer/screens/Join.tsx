import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Join as JoinRequest } from '../../contract/ipc/app.ts'
import { TextRow } from '../../ui/TextRow.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import styles from './Door.module.css'
import { Restore } from './Restore.tsx'
import { StartAlone } from './StartAlone.tsx'

/** [SYN14] Main joins a restored counter by the key that it has: the code is there for the contract alone. */
const ANY_CODE = '22222222'

/**
 * Ties this counter to headquarters, once, by an address and a one-time code. A counter that came out of a backup does so by
 * itself; here it says so, and can be told to try at once.
 */
export function Join({ restored }: { restored: boolean }): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.doorBusy)
  const fault = useApp(state => state.doorFault)
  const join = useApp(state => state.join)
  const clearFault = useApp(state => state.clearDoorFault)
  const [url, setUrl] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const urlWrong = !JoinRequest.shape.url.safeParse(url.trim()).success
  const codeWrong = !restored && !JoinRequest.shape.code.safeParse(code).success
  const [instead, setInstead] = useState<'restore' | 'alone' | null>(null)
  const leaveFor = (where: typeof instead) => {
    clearFault()
    setInstead(where)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (urlWrong) focusOn('join-url')
    else if (codeWrong) focusOn('join-code')
    else void join(url.trim(), restored ? ANY_CODE : code)
  }
  if (instead)
    return (
      <div className={styles.page}>
        {instead === 'restore' ? (
          <Restore onBack={() => leaveFor(null)} />
        ) : (
          <StartAlone onBack={() => leaveFor(null)} />
        )}
      </div>
    )
  return (
    <div className={styles.page}>
      <form className={styles.card} onSubmit={submit} noValidate>
        <h1>{t(restored ? 'door.join.restoredTitle' : 'door.join.title')}</h1>
        <p className={styles.lead}>{t(restored ? 'door.join.restoredExplain' : 'door.join.explain')}</p>
        <div className={styles.fields}>
          <TextRow
            id="join-url"
            label={t('door.join.url')}
            hint={t(restored ? 'door.join.restoredUrlHint' : 'door.join.urlHint')}
            value={url}
            onChange={setUrl}
            problem={tried && urlWrong ? t('door.join.urlWrong') : undefined}
            autoFocus
          />
          {!restored && (
            <TextRow
              id="join-code"
              label={t('door.join.code')}
              hint={t('door.join.codeHint')}
              value={code}
              onChange={text => setCode(text.toUpperCase())}
              problem={tried && codeWrong ? t('door.join.codeWrong') : undefined}
            />
          )}
        </div>
        <FaultMessage fault={fault} />
        <Button type="submit" fullWidth size="lg" loading={busy}>
          {t(restored ? 'door.join.tryNow' : 'door.join.go')}
        </Button>
        {!restored && (
          <Button
            id="restore-offer"
            variant="subtle"
            h={44}
            fullWidth
            mt="sm"
            disabled={busy}
            onClick={() => leaveFor('restore')}
          >
            {t('restore.offer')}
          </Button>
        )}
        {!restored && (
          <Button
            id="alone-offer"
            variant="subtle"
            h={44}
            fullWidth
            disabled={busy}
            onClick={() => leaveFor('alone')}
          >
            {t('door.alone.offer')}
          </Button>
        )}
      </form>
    </div>
  )
}
