import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action, AuditVerdict } from '../../../contract/console/audit.ts'
import { messages } from '../../../i18n/index.ts'
import { Message } from '../../../ui/Message.tsx'
import { TextRow } from '../../../ui/TextRow.tsx'
import { fullTimeOf } from '../../../ui/when.ts'
import { Fault } from '../components/Fault.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { useAsk, useDo } from '../useAsk.ts'
import styles from './Audit.module.css'

type ActionKey = keyof typeof messages.vi.console.actions

function Verdict({ verdict }: { verdict: AuditVerdict }): ReactNode {
  const { t } = useTranslation()
  const { entries, brokenAt, checkpoints, faultyDevices: faulty } = verdict
  if (brokenAt === null && faulty.length === 0)
    return <Message tone="good">{t('console.audit.sound', { entries, checkpoints })}</Message>
  return (
    <>
      {brokenAt !== null && <Message tone="bad">{t('console.audit.broken', { sequence: brokenAt })}</Message>}
      {faulty.length > 0 && (
        <Message tone="bad">
          {t('console.audit.faulty', { count: faulty.length, devices: faulty.join(', ') })}
        </Message>
      )}
    </>
  )
}

function Verify(): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null)
  const verify = async () => {
    setVerdict(null)
    const answer = await run('audit/verify', {})
    if (answer.ok) setVerdict(answer.value)
  }
  return (
    <div className={styles.verify}>
      <Button loading={busy} onClick={() => void verify()}>
        {t('console.audit.verify')}
      </Button>
      <div role="status">{verdict && <Verdict verdict={verdict} />}</div>
      <Fault fault={fault} />
    </div>
  )
}

/** What an action means; one that a newer headquarters wrote stands as it was written. */
function useActionText(): (action: string) => string {
  const { t } = useTranslation()
  return action => {
    const key = action.replaceAll('.', '_')
    return key in messages.vi.console.actions ? t(`console.actions.${key as ActionKey}`) : action
  }
}

function ActionTable({ actions }: { actions: readonly Action[] }): ReactNode {
  const { t } = useTranslation()
  const actionText = useActionText()
  if (actions.length === 0) return <p>{t('console.audit.none')}</p>
  return (
    <table aria-label={t('console.frame.page.audit')}>
      <thead>
        <tr>
          <th scope="col" data-number>
            {t('console.audit.number')}
          </th>
          <th scope="col">{t('console.audit.when')}</th>
          <th scope="col">{t('console.audit.actor')}</th>
          <th scope="col">{t('console.audit.action')}</th>
          <th scope="col">{t('console.audit.subject')}</th>
        </tr>
      </thead>
      <tbody>
        {actions.map(({ sequence, at, actor, action, subject }) => (
          <tr key={sequence}>
            <td data-number>{sequence}</td>
            <td>{fullTimeOf(at)}</td>
            <td>{actor}</td>
            <td title={action}>{actionText(action)}</td>
            <td>{subject}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Who did what at headquarters, newest first, and whether any of it was altered since. */
export function Audit(): ReactNode {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [query, setQuery] = useState<{ text: string; before: number | null }>({ text: '', before: null })
  const asked = useAsk('audit/actions', query)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setQuery({ text: typed, before: null })
  }
  const oldest = asked.value?.at(-1)?.sequence
  return (
    <>
      <Verify />
      <form onSubmit={submit} className={styles.search}>
        <TextRow
          id="text"
          label={t('console.audit.find')}
          value={typed}
          onChange={setTyped}
          hint={t('console.audit.findHint')}
        />
      </form>
      <Loaded asked={asked}>{actions => <ActionTable actions={actions} />}</Loaded>
      {oldest !== undefined && oldest > 1 && (
        <div>
          <Button variant="default" onClick={() => setQuery({ ...query, before: oldest })}>
            {t('console.audit.older')}
          </Button>
        </div>
      )}
    </>
  )
}
