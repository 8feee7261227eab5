import { Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Staff } from '../components/counter.ts'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { NewPinFields, useNewPin } from '../components/NewPinFields.tsx'
import { useApp } from '../state/useApp.ts'
import styles from './Door.module.css'

/** Whoever signed in with a PIN that another person made chooses one of their own before anything else. */
export function ChoosePin({ staff }: { staff: Staff }): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.doorBusy)
  const fault = useApp(state => state.doorFault)
  const choosePin = useApp(state => state.choosePin)
  const [typed, change, judge] = useNewPin()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const pin = judge()
    if (pin !== null) void choosePin(pin)
  }
  return (
    <div className={styles.page}>
      <form className={styles.card} onSubmit={submit} noValidate>
        <h1>{t('staff.choose.title', { name: staff.name })}</h1>
        <p className={styles.lead}>{t('staff.choose.explain')}</p>
        <NewPinFields typed={typed} onChange={change} autoFocus />
        <FaultMessage fault={fault} />
        <Button id="choose-pin" type="submit" fullWidth size="lg" loading={busy}>
          {t('staff.choose.go')}
        </Button>
      </form>
    </div>
  )
}
