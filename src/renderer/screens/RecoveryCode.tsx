import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextRow } from '../../ui/TextRow.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { RecoveryCodeSheet } from '../print/RecoveryCodeSheet.tsx'
import { useApp } from '../state/useApp.ts'
import styles from './Door.module.css'

/** Shows the recovery code, once: it is printed or copied, and its last group typed back shows that it was. */
export function RecoveryCode({ code }: { code: string }): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.doorBusy)
  const fault = useApp(state => state.doorFault)
  const confirm = useApp(state => state.confirmRecoveryCode)
  const [lastGroup, setLastGroup] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (lastGroup.trim() !== '') void confirm(lastGroup)
  }
  return (
    <div className={styles.page}>
      <form className={styles.card} data-wide onSubmit={submit} noValidate>
        <h1>{t('door.recoveryCode.title')}</h1>
        <p className={styles.lead}>{t('door.recoveryCode.explain')}</p>
        <p className={styles.code} data-testid="recovery-code">
          {code}
        </p>
        <p className={styles.notes}>{t('door.recoveryCode.keep')}</p>
        <div className={styles.fields}>
          <TextRow
            id="recovery-last-group"
            label={t('door.recoveryCode.lastGroup')}
            hint={t('door.recoveryCode.lastGroupHint')}
            value={lastGroup}
            onChange={text => setLastGroup(text.toUpperCase())}
            autoFocus
          />
        </div>
        <FaultMessage fault={fault} />
        <div className={styles.twoButtons}>
          <Button
            type="button"
            variant="default"
            size="lg"
            leftSection={<IconPrinter aria-hidden />}
            onClick={() => window.print()}
          >
            {t('door.recoveryCode.print')}
          </Button>
          <Button type="submit" size="lg" loading={busy}>
            {t('door.recoveryCode.go')}
          </Button>
        </div>
      </form>
      <RecoveryCodeSheet code={code} />
    </div>
  )
}
