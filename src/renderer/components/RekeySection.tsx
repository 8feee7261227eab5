import { Button } from '@mantine/core'
import { IconCircleCheck, IconKey } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import styles from './CounterDrawer.module.css'
import { FaultMessage } from './FaultMessage.tsx'
import { RekeyDialog } from './RekeyDialog.tsx'
import { WorkSteps } from './WorkSteps.tsx'

const steps = ['copying', 'sealing', 'verifying'] as const

/** A new key for the store: after a confirmation, with what it does now, and what became of it. */
export function RekeySection(): ReactNode {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const rekeying = useApp(state => state.rekeying)
  const progress = useApp(state => state.rekeyProgress)
  const fault = useApp(state => state.rekeyFault)
  const rekeyed = useApp(state => state.rekeyed)
  const rekey = useApp(state => state.rekey)
  const backingUp = useApp(state => state.backingUp || state.backups?.underWay === true)
  const confirm = () => {
    setAsking(false)
    // The button is off meanwhile.
    void rekey().then(() => focusOn('rekey'))
  }
  return (
    <section className={styles.section} aria-labelledby="rekey-title">
      <h2 id="rekey-title">{t('upkeep.rekey.title')}</h2>
      <p className={styles.soft}>{t('upkeep.rekey.explain')}</p>
      <Button
        id="rekey"
        variant="default"
        h={44}
        leftSection={<IconKey aria-hidden size={18} />}
        disabled={rekeying || backingUp}
        onClick={() => setAsking(true)}
      >
        {t('upkeep.rekey.ask')}
      </Button>
      {rekeying && (
        <WorkSteps steps={steps.map(step => ({ step, text: t(`upkeep.rekey.${step}`) }))} now={progress} />
      )}
      <div role="status">
        {rekeying && <p className={styles.soft}>{t('upkeep.rekey.underWay')}</p>}
        {rekeyed && (
          <p className={styles.done} id="rekey-done">
            <IconCircleCheck aria-hidden /> {t('upkeep.rekey.done')}
          </p>
        )}
      </div>
      {fault && <FaultMessage fault={fault} />}
      <RekeyDialog opened={asking} onClose={() => setAsking(false)} onConfirm={confirm} />
    </section>
  )
}
