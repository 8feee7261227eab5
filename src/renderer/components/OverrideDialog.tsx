import { Button, Group } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Message } from '../../ui/Message.tsx'
import { TextRow } from '../../ui/TextRow.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import { Dialog } from './Dialog.tsx'
import { FactChanges } from './FactChanges.tsx'
import { FaultMessage } from './FaultMessage.tsx'

function OverrideForm({ onType }: { onType(): void }): ReactNode {
  const { t } = useTranslation()
  const overrides = useApp(state => state.overrides)
  const fault = useApp(state => state.saveFault)
  const asking = useApp(state => state.stage === 'saving')
  const save = useApp(state => state.save)
  const takeRead = useApp(state => state.takeRead)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason.trim() === ''
  const go = (waits: boolean) => {
    setTried(true)
    if (missing) focusOn('override-reason')
    else void save({ reason: reason.trim(), waits })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    go(false)
  }
  return (
    <form onSubmit={submit} noValidate>
      <p>{t('saving.override.text')}</p>
      <FactChanges
        changes={overrides ?? []}
        before={t('saving.override.read')}
        after={t('saving.override.entered')}
      />
      <TextRow
        id="override-reason"
        label={t('approvals.window.reason')}
        hint={t('saving.override.reasonHint')}
        value={reason}
        onChange={text => {
          onType()
          setReason(text.slice(0, 500))
        }}
        problem={tried && missing ? t('saving.override.reasonMissing') : undefined}
        autoFocus
      />
      <p>{t('saving.override.waits')}</p>
      <div role="status">{asking && <Message tone="warn">{t('saving.override.waiting')}</Message>}</div>
      {!asking && fault && fault.code !== 'override-unapproved' && <FaultMessage fault={fault} />}
      <Group justify="flex-end" mt="md">
        <Button id="take-read" variant="default" h={44} disabled={asking} onClick={takeRead}>
          {t('saving.override.takeRead')}
        </Button>
        <Button id="let-wait" variant="default" h={44} disabled={asking} onClick={() => go(true)}>
          {t('saving.override.letWait')}
        </Button>
        <Button id="ask-supervisor" type="submit" h={44} loading={asking}>
          {t('saving.override.ask')}
        </Button>
      </Group>
    </form>
  )
}

/** What the clerk would keep otherwise than a document said for certain: taken back, or put before a supervisor. */
export function OverrideDialog(): ReactNode {
  const { t } = useTranslation()
  const opened = useApp(state => state.overrides !== null && state.overrides.length > 0)
  const asking = useApp(state => state.stage === 'saving')
  const leave = useApp(state => state.leaveOverrides)
  // A reason that was typed is not lost by a key pressed in passing: the buttons close it then.
  const [typed, setTyped] = useState(false)
  useEffect(() => {
    if (!opened) setTyped(false)
  }, [opened])
  return (
    <Dialog
      opened={opened}
      onClose={() => !asking && leave()}
      closeOnEscape={!typed}
      closeOnClickOutside={!typed}
      title={t('saving.override.title')}
      size={760}
    >
      {opened && <OverrideForm onType={() => setTyped(true)} />}
    </Dialog>
  )
}
