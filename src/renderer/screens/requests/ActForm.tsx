import { Button, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActOnRequest, RequestPage } from '../../../contract/ipc/request.ts'
import { mayAct, type RequestAct } from '../../../domain/request/acts.ts'
import { clocks } from '../../../domain/request/clocks.ts'
import { type RequestOutcome, requestOutcomes } from '../../../domain/request/kinds.ts'
import { Segments } from '../../../ui/Segments.tsx'
import { useApp } from '../../state/useApp.ts'
import styles from './Requests.module.css'

interface Typed {
  answer: string
  reason: string
  outcome: RequestOutcome | null
}

/** Ready to be sent, or null while something is missing. */
function completeAct(what: RequestAct, requestId: string, typed: Typed): ActOnRequest | null {
  const [answer, reason, { outcome }] = [typed.answer.trim(), typed.reason.trim(), typed]
  if (what === 'answered') return answer === '' ? null : { what, requestId, answer }
  if (reason === '') return null
  if (what !== 'completed') return { what, requestId, reason }
  return outcome && answer !== '' ? { what, requestId, outcome, answer, reason } : null
}

function Words(props: {
  id: string
  label: string
  hint?: string
  value: string
  longest: number
  onChange(text: string): void
}): ReactNode {
  return (
    <Textarea
      id={props.id}
      size="md"
      label={props.label}
      description={props.hint}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={props.longest}
      value={props.value}
      onChange={event => props.onChange(event.currentTarget.value)}
    />
  )
}

/** One act: its words, and the button that does it. What was typed stays until it was done. */
export function ActForm({ page, act }: { page: RequestPage; act: RequestAct }): ReactNode {
  const { t } = useTranslation()
  const run = useApp(state => state.actOnRequest)
  const busy = useApp(state => state.requestBusy)
  const role = useApp(({ app }) => (app.phase === 'ready' ? app.staff.role : 'clerk'))
  const [typed, setTyped] = useState<Typed>({ answer: '', reason: '', outcome: null })
  const change = (part: Partial<Typed>) => setTyped(now => ({ ...now, ...part }))
  const ready = completeAct(act, page.requestId, typed)
  const asksSupervisor = !mayAct(role, { what: act, outcome: typed.outcome ?? 'done' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) void run(ready)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {act === 'completed' && (
        <Segments
          id="outcome"
          label={t('requests.page.outcome')}
          value={typed.outcome}
          options={requestOutcomes.map(value => ({ value, label: t(`requests.outcome.${value}`) }))}
          onChange={outcome => change({ outcome })}
        />
      )}
      {(act === 'answered' || act === 'completed') && (
        <Words
          id="act-answer"
          label={t('requests.page.answer')}
          longest={2000}
          value={typed.answer}
          onChange={answer => change({ answer })}
        />
      )}
      {act !== 'answered' && (
        <Words
          id="act-reason"
          label={t('requests.page.reason')}
          hint={t('requests.page.reasonHint')}
          longest={500}
          value={typed.reason}
          onChange={reason => change({ reason })}
        />
      )}
      {asksSupervisor && <p className={styles.soft}>{t('requests.page.needsSupervisor')}</p>}
      <div className={styles.ends}>
        <Button id={`do-${act}`} type="submit" h={44} disabled={!ready} loading={busy}>
          {t(`requests.page.go.${act}`, { days: clocks[page.kind].extension })}
        </Button>
      </div>
    </form>
  )
}
