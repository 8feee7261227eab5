import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentRecord } from '../../../contract/register/incidentRecord.ts'
import { momentOf } from '../../../ui/when.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './Incidents.module.css'

/** What was done and learnt meanwhile. */
export function NotesSection({ incident }: { incident: IncidentRecord }): ReactNode {
  const { t } = useTranslation()
  const act = useApp(state => state.actOnIncident)
  const busy = useApp(state => state.incidentBusy)
  const [note, setNote] = useState('')
  const [eventId, setEventId] = useState<string>(() => crypto.randomUUID())
  const save = async () => {
    if (!(await act('incidents:note', { incidentId: incident.incidentId, eventId, note }))) return
    setNote('')
    setEventId(crypto.randomUUID())
  }
  return (
    <section className={styles.panel} aria-labelledby="notes-title">
      <h3 id="notes-title">{t('incident.notes.title')}</h3>
      {incident.notes.length === 0 && <p className={styles.soft}>{t('incident.notes.none')}</p>}
      <ul className={styles.entries}>
        {incident.notes.map(({ at, by, note: text }) => (
          <li key={`${at}${text}`}>
            {text}
            <p>{t('incident.notes.by', { by, when: momentOf(at) })}</p>
          </li>
        ))}
      </ul>
      <Textarea
        id="incident-note"
        label={t('incident.notes.note')}
        description={t('incident.notes.hint')}
        size="md"
        autosize
        maxLength={2000}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
      <div>
        <Button
          id="incident-note-save"
          variant="default"
          h={44}
          loading={busy}
          disabled={note.trim() === ''}
          onClick={() => void save()}
        >
          {t('incident.notes.save')}
        </Button>
      </div>
    </section>
  )
}
