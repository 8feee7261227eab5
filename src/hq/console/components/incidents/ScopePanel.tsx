import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDo } from '../../useAsk.ts'
import { Fault } from '../Fault.tsx'
import { Panel } from '../Panel.tsx'
import styles from './Incident.module.css'
import { PlaceOfLoss, usePlaceOfLoss } from './PlaceOfLoss.tsx'

/** Says anew whom an incident may concern, once more is known of it. */
export function ScopePanel({ incidentId, onDone }: { incidentId: string; onDone(): void }): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [eventId, setEventId] = useState<string>(() => crypto.randomUUID())
  const place = usePlaceOfLoss()
  const { scope } = place
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!scope || !(await run('incidents/scope', { incidentId, eventId, scope })).ok) return
    setEventId(crypto.randomUUID())
    onDone()
  }
  return (
    <Panel title={t('incident.scope.which')}>
      <form className={styles.form} onSubmit={event => void submit(event)}>
        <PlaceOfLoss place={place} />
        <Fault fault={fault} />
        <div className={styles.buttons}>
          <Button id="scope-keep" type="submit" variant="default" loading={busy} disabled={!scope}>
            {t('incident.scope.keep')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
