import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RetentionDays } from '../../contract/ipc/retention.ts'
import { TextRow } from '../../ui/TextRow.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import styles from './CounterDrawer.module.css'
import { FaultMessage } from './FaultMessage.tsx'

/** How long members' facts stay on this machine, and what becomes of them then. */
export function RetentionSection(): ReactNode {
  const { t } = useTranslation()
  const days = useApp(state => state.retainDays)
  const busy = useApp(state => state.retentionBusy || state.rekeying)
  const fault = useApp(state => state.retentionFault)
  const isSet = useApp(state => state.retentionSet)
  const setRetention = useApp(state => state.setRetention)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  useEffect(() => {
    if (days === null) return
    setText(String(days))
    setTried(false)
  }, [days])
  const typed = RetentionDays.shape.days.safeParse(/^\d+$/.test(text.trim()) ? Number(text) : null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (typed.success) void setRetention(typed.data)
    else focusOn('retention-days')
  }
  return (
    <section className={styles.section} aria-labelledby="retention-title">
      <h2 id="retention-title">{t('upkeep.retention.title')}</h2>
      <p className={styles.soft}>{t('upkeep.retention.explain')}</p>
      <form className={styles.days} onSubmit={submit} noValidate>
        <TextRow
          id="retention-days"
          label={t('upkeep.retention.days')}
          hint={t('upkeep.retention.daysHint')}
          value={text}
          onChange={setText}
          problem={tried && !typed.success ? t('upkeep.retention.daysWrong') : undefined}
          numeric
        />
        <Button id="retention-save" type="submit" variant="default" h={44} disabled={busy || days === null}>
          {t('upkeep.retention.save')}
        </Button>
      </form>
      <div role="status">
        {isSet && days !== null && (
          <p className={styles.done} id="retention-done">
            <IconCircleCheck aria-hidden /> {t('upkeep.retention.done', { days })}
          </p>
        )}
      </div>
      {fault && <FaultMessage fault={fault} />}
    </section>
  )
}
