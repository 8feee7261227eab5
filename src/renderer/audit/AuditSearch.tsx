import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseVietnameseDate } from '../../domain/date.ts'
import { TextRow } from '../../ui/TextRow.tsx'
import { DayRow } from '../components/DayRow.tsx'
import { type AuditFilter, anyEntry } from '../state/auditSlice.ts'
import { useApp } from '../state/useApp.ts'
import styles from './Audit.module.css'
import { knownActions, useActionText } from './useActionText.ts'

const empty = { actor: '', action: '', from: '', to: '', subject: '' }
type Typed = typeof empty

/** The instant at which a day begins by this counter's clock, or the day after it. */
function instantOf(typed: string, daysOn: number): string | null {
  const day = parseVietnameseDate(typed)
  if (!day) return null
  const [year, month, date] = day.split('-').map(Number)
  return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + daysOn).toISOString()
}

const filterOf = ({ actor, action, from, to, subject }: Typed): AuditFilter => ({
  actor: actor || null,
  action: action || null,
  from: instantOf(from, 0),
  to: instantOf(to, 1),
  subject: subject.trim() || null,
})

const isBad = (day: string) => day.trim() !== '' && parseVietnameseDate(day) === null

/** What to look for in the log. */
export function AuditSearch(): ReactNode {
  const { t } = useTranslation()
  const actionText = useActionText()
  const people = useApp(state => state.people)
  const loadPeople = useApp(state => state.loadPeople)
  const search = useApp(state => state.searchAudit)
  const busy = useApp(state => state.auditBusy)
  const [typed, setTyped] = useState<Typed>(empty)
  useEffect(() => void loadPeople(), [loadPeople])
  const set = (name: keyof Typed) => (value: string) => setTyped({ ...typed, [name]: value })
  const bad = (day: string) => (isBad(day) ? t('audit.search.badDay') : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isBad(typed.from) && !isBad(typed.to)) void search(filterOf(typed))
  }
  const persons = (people ?? []).map(({ staffNumber, name }) => ({
    value: staffNumber,
    label: `${staffNumber} · ${name}`,
  }))
  const actions = knownActions
    .map(action => ({ value: action, label: actionText(action) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'))
  return (
    <form className={styles.search} onSubmit={submit} noValidate>
      <NativeSelect
        id="audit-actor"
        label={t('audit.search.person')}
        size="md"
        value={typed.actor}
        onChange={event => set('actor')(event.currentTarget.value)}
        data={[
          { value: '', label: t('audit.search.anyone') },
          ...persons,
          { value: 'system', label: t('audit.system') },
          { value: 'headquarters', label: t('audit.headquarters') },
        ]}
      />
      <NativeSelect
        id="audit-action"
        label={t('audit.search.action')}
        size="md"
        value={typed.action}
        onChange={event => set('action')(event.currentTarget.value)}
        data={[{ value: '', label: t('audit.search.anything') }, ...actions]}
      />
      <DayRow
        id="audit-from"
        label={t('audit.search.from')}
        value={typed.from}
        onChange={set('from')}
        problem={bad(typed.from)}
      />
      <DayRow
        id="audit-to"
        label={t('audit.search.to')}
        value={typed.to}
        onChange={set('to')}
        problem={bad(typed.to)}
      />
      <TextRow
        id="audit-subject"
        label={t('audit.search.subject')}
        hint={t('audit.search.subjectHint')}
        value={typed.subject}
        onChange={set('subject')}
        numeric
      />
      <div className={styles.go}>
        <Button id="audit-search" type="submit" h={44} loading={busy}>
          {t('audit.search.go')}
        </Button>
        <Button
          id="audit-clear"
          variant="default"
          h={44}
          onClick={() => {
            setTyped(empty)
            void search(anyEntry)
          }}
        >
          {t('audit.search.clear')}
        </Button>
      </div>
    </form>
  )
}
