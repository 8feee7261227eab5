import { Button, Checkbox, NumberInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsoleResponse } from '../../../contract/console/calls.ts'
import { factNames } from '../../../domain/member/facts.ts'
import { Message } from '../../../ui/Message.tsx'
import { TextRow } from '../../../ui/TextRow.tsx'
import { CalendarFields } from '../components/CalendarFields.tsx'
import { Fault } from '../components/Fault.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { NoticesPanel } from '../components/NoticesPanel.tsx'
import { Panel } from '../components/Panel.tsx'
import { useRole } from '../session.ts'
import { useAsk, useDo } from '../useAsk.ts'
import styles from './Settings.module.css'

type Company = ConsoleResponse<'settings/show'>

function SettingsForm({ company, mayChange }: { company: Company; mayChange: boolean }): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [settings, setSettings] = useState(company)
  const [saved, setSaved] = useState(false)
  const [unreadable, setUnreadable] = useState(false)
  const change = (part: Partial<Company>) => {
    setSaved(false)
    setSettings({ ...settings, ...part })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setSaved((await run('settings/put', settings)).ok)
  }
  return (
    <form onSubmit={event => void submit(event)}>
      <fieldset className={styles.form} disabled={!mayChange}>
        <Checkbox.Group
          label={t('console.audit.settings.needApproval')}
          value={settings.correctionsNeedApproval}
          onChange={facts =>
            change({ correctionsNeedApproval: factNames.filter(name => facts.includes(name)) })
          }
        >
          <div className={styles.facts}>
            {factNames.map(fact => (
              <Checkbox key={fact} value={fact} label={t(`facts.name.${fact}`)} disabled={!mayChange} />
            ))}
          </div>
        </Checkbox.Group>
        <NumberInput
          label={t('console.audit.settings.idleLock')}
          description={t('console.audit.settings.idleLockHint')}
          size="md"
          min={1}
          max={60}
          allowDecimal={false}
          value={settings.idleLockMinutes}
          disabled={!mayChange}
          onChange={minutes => change({ idleLockMinutes: Number(minutes) })}
        />
        <TextRow
          id="email"
          label={t('console.audit.settings.email')}
          value={settings.controllerEmail ?? ''}
          hint={t('console.audit.settings.emailHint')}
          onChange={email => change({ controllerEmail: email.trim() || null })}
        />
        <CalendarFields
          calendar={settings.calendar ?? null}
          mayChange={mayChange}
          onChange={calendar => {
            setUnreadable(calendar === undefined)
            if (calendar !== undefined) change({ calendar })
          }}
        />
        <Fault fault={fault} />
        {mayChange ? (
          <Button type="submit" loading={busy} disabled={unreadable}>
            {t('console.audit.settings.save')}
          </Button>
        ) : (
          <p>{t('console.audit.settings.onlyAdministrator')}</p>
        )}
        <div role="status">{saved && <Message tone="good">{t('console.audit.settings.saved')}</Message>}</div>
      </fieldset>
    </form>
  )
}

/** What holds for every counter: settings, and the notices about personal data. */
export function Settings(): ReactNode {
  const { t } = useTranslation()
  const asked = useAsk('settings/show', {})
  const mayChange = useRole('administrator')
  return (
    <>
      <Panel title={t('console.audit.settings.title')}>
        <Loaded asked={asked}>{company => <SettingsForm company={company} mayChange={mayChange} />}</Loaded>
      </Panel>
      <NoticesPanel mayPublish={mayChange} />
    </>
  )
}
