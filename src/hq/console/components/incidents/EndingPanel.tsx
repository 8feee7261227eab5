import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConcernedIncident } from '../../../../contract/console/incidents.ts'
import { authorityToldAt } from '../../../../domain/incident/incident.ts'
import { useRole } from '../../session.ts'
import { useDo } from '../../useAsk.ts'
import { Fault } from '../Fault.tsx'
import { Panel } from '../Panel.tsx'
import styles from './Incident.module.css'

/** A note, or the end of it. */
export function EndingPanel({
  incident,
  onDone,
}: {
  incident: ConcernedIncident
  onDone(): void
}): ReactNode {
  const { t } = useTranslation()
  const mayClose = useRole('supervisor')
  const { run, busy, fault } = useDo()
  const [text, setText] = useState('')
  const [untold, setUntold] = useState('')
  const [eventId, setEventId] = useState<string>(() => crypto.randomUUID())
  const { incidentId, closed } = incident
  const needsReason = authorityToldAt(incident) === null
  const done = () => {
    setText('')
    setEventId(crypto.randomUUID())
    onDone()
  }
  const note = async () => {
    if ((await run('incidents/note', { incidentId, eventId, note: text })).ok) done()
  }
  const close = async () => {
    const said = { incidentId, eventId, report: text, untold: needsReason ? untold : null }
    if ((await run('incidents/close', said)).ok) done()
  }
  return (
    <Panel title={`${t('incident.notes.title')} · ${t('incident.close.title')}`}>
      <Textarea
        id="ending-text"
        label={`${t('incident.notes.note')} / ${t('incident.close.report')}`}
        description={t('incident.notes.hint')}
        maxLength={2000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      {needsReason && !closed && mayClose && (
        <Textarea
          id="ending-untold"
          label={t('incident.close.untold')}
          description={t('incident.close.untoldHint')}
          maxLength={1000}
          value={untold}
          onChange={event => setUntold(event.currentTarget.value)}
        />
      )}
      <Fault fault={fault} />
      <div className={styles.buttons}>
        <Button variant="default" loading={busy} disabled={text.trim() === ''} onClick={() => void note()}>
          {t('incident.notes.save')}
        </Button>
        {mayClose && !closed && (
          <Button
            loading={busy}
            disabled={text.trim() === '' || (needsReason && untold.trim() === '')}
            onClick={() => void close()}
          >
            {t('incident.close.save')}
          </Button>
        )}
      </div>
    </Panel>
  )
}
