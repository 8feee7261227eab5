import { Button, Group } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SignIn } from '../../contract/ipc/app.ts'
import { Message } from '../../ui/Message.tsx'
import { TextRow } from '../../ui/TextRow.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import { Dialog } from './Dialog.tsx'
import { FaultMessage } from './FaultMessage.tsx'
import { NewPinFields, useNewPin } from './NewPinFields.tsx'

function ChangePin({ onDone }: { onDone(): void }): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.pinBusy)
  const fault = useApp(state => state.pinFault)
  const changePin = useApp(state => state.changePin)
  const [pin, setPin] = useState('')
  const [typed, change, judge] = useNewPin()
  const [done, setDone] = useState(false)
  const wrong = typed.tried && !SignIn.shape.pin.safeParse(pin).success
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const newPin = judge()
    if (!SignIn.shape.pin.safeParse(pin).success) return focusOn('old-pin')
    if (newPin !== null) void changePin(pin, newPin).then(setDone)
  }
  if (done)
    return (
      <>
        <div role="status">
          <Message tone="good">{t('staff.change.done')}</Message>
        </div>
        <Group justify="flex-end" mt="lg">
          <Button id="pin-changed" h={44} onClick={onDone} data-autofocus autoFocus>
            {t('shell.close')}
          </Button>
        </Group>
      </>
    )
  return (
    <form onSubmit={submit} noValidate>
      <TextRow
        id="old-pin"
        label={t('staff.change.old')}
        value={pin}
        onChange={text => setPin(text.replace(/\D/g, '').slice(0, 12))}
        problem={wrong ? t('door.signIn.pinWrong') : undefined}
        numeric
        secret
        autoFocus
      />
      <NewPinFields typed={typed} onChange={change} />
      <FaultMessage fault={fault} />
      <Group justify="flex-end">
        <Button variant="default" h={44} onClick={onDone}>
          {t('staff.cancel')}
        </Button>
        <Button id="change-pin" type="submit" h={44} loading={busy}>
          {t('staff.change.go')}
        </Button>
      </Group>
    </form>
  )
}

/** Somebody gives themselves another PIN. */
export function ChangePinDialog(): ReactNode {
  const { t } = useTranslation()
  const opened = useApp(state => state.changingPin)
  const open = useApp(state => state.openPinChange)
  return (
    <Dialog
      opened={opened}
      onClose={() => open(false)}
      title={t('staff.change.title')}
      withCloseButton={false}
    >
      <ChangePin onDone={() => open(false)} />
    </Dialog>
  )
}
