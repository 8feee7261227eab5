import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StartAlone as StartAloneRequest } from '../../contract/ipc/app.ts'
import { pinProblem } from '../../domain/staff/pin.ts'
import { TextRow } from '../../ui/TextRow.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import styles from './Door.module.css'

const digitsOf = (text: string, most: number) => text.replace(/\D/g, '').slice(0, most)
const fields = ['storeName', 'name', 'staffNumber', 'pin', 'again'] as const
type Field = (typeof fields)[number]
const ids = {
  storeName: 'alone-store',
  name: 'alone-name',
  staffNumber: 'alone-number',
  pin: 'alone-pin',
  again: 'alone-again',
} as const

const empty: Record<Field, string> = { storeName: '', name: '', staffNumber: '', pin: '', again: '' }

/** The first thing that is wrong with a field; null where nothing is. */
function problemOf(field: Field, typed: Record<Field, string>) {
  const { shape } = StartAloneRequest
  if (field === 'again') return typed.again === typed.pin ? null : 'again'
  if (field === 'pin') return pinProblem(typed.pin)
  return shape[field].safeParse(typed[field]).success ? null : field
}

/** [JOI2] Begins without headquarters: the store's name and the first supervisor. */
export function StartAlone({ onBack }: { onBack(): void }): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.doorBusy)
  const fault = useApp(state => state.doorFault)
  const startAlone = useApp(state => state.startAlone)
  const [typed, setTyped] = useState(empty)
  const [tried, setTried] = useState(false)
  const problem = (field: Field) => {
    const found = tried ? problemOf(field, typed) : null
    return found ? t(`door.alone.problem.${found}`) : undefined
  }
  const row = (field: Field) => ({
    id: ids[field],
    label: t(`door.alone.${field}`),
    value: typed[field],
    onChange: (text: string) => setTyped({ ...typed, [field]: text }),
    problem: problem(field),
  })
  const number = (field: 'staffNumber' | 'pin' | 'again', most: number) => ({
    ...row(field),
    onChange: (text: string) => setTyped({ ...typed, [field]: digitsOf(text, most) }),
    numeric: true,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const wrong = fields.find(field => problemOf(field, typed))
    if (wrong) return focusOn(ids[wrong])
    const { again: _, ...first } = typed
    void startAlone({ ...first, storeName: typed.storeName.trim(), name: typed.name.trim() })
  }
  return (
    <form className={styles.card} data-wide onSubmit={submit} noValidate>
      <h1>{t('door.alone.title')}</h1>
      <p className={styles.lead}>{t('door.alone.explain')}</p>
      <TextRow {...row('storeName')} autoFocus />
      <div className={styles.pairs}>
        <TextRow {...row('name')} />
        <TextRow {...number('staffNumber', 8)} hint={t('door.alone.staffNumberHint')} />
        <TextRow {...number('pin', 12)} hint={t('door.alone.pinHint')} secret />
        <TextRow {...number('again', 12)} secret />
      </div>
      <FaultMessage fault={fault} />
      <Button type="submit" fullWidth size="lg" loading={busy}>
        {t('door.alone.go')}
      </Button>
      <Button variant="subtle" h={44} fullWidth mt="sm" disabled={busy} onClick={onBack}>
        {t('door.alone.back')}
      </Button>
    </form>
  )
}
