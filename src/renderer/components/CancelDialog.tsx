import { Button, Group, Text } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CancellationRequester, cancellationRequesters } from '../../domain/cancellation/cancellation.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { Message } from '../../ui/Message.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { TextRow } from '../../ui/TextRow.tsx'
import { focusOn } from '../input/focus.ts'
import type { CancelOutcome } from '../state/findSlice.ts'
import type { MemberSummary } from '../state/saveSlice.ts'
import { useApp, useStore } from '../state/useApp.ts'
import { Dialog } from './Dialog.tsx'
import { FaultMessage } from './FaultMessage.tsx'

interface CancelDialogProps {
  member: MemberSummary
  opened: boolean
  onClose(): void
}

interface CancelFormProps extends Omit<CancelDialogProps, 'opened'> {
  onType(): void
}

const blank = {
  ...{ numberAgain: '', representative: '', reason: '', pin: '' },
  requester: null as CancellationRequester | null,
}

function Outcome({ outcome }: { outcome: CancelOutcome | null }): ReactNode {
  const { t } = useTranslation()
  if (!outcome || outcome.outcome === 'cancelled') return null
  const rejection = outcome.outcome === 'turned-away' ? outcome.rejection : ''
  return <Message tone="warn">{t(`find.leave.${outcome.outcome}`, { rejection })}</Message>
}

/** [CAN1] The document is read again; [CAN3] a supervisor at work signs with their PIN, [CAN2] a clerk asks one. */
function CancelForm({ member, onClose, onType }: CancelFormProps): ReactNode {
  const { t } = useTranslation()
  const isSupervisor = useApp(({ app }) => app.phase === 'ready' && app.staff.role === 'supervisor')
  const store = useStore()
  const cancelMember = useApp(state => state.cancelMember)
  const fault = useApp(state => state.findFault)
  const [form, setForm] = useState(blank)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<CancelOutcome | null>(null)
  const change = (part: Partial<typeof blank>) => {
    onType()
    setForm(now => ({ ...now, ...part }))
  }
  const { numberAgain, requester, representative, reason, pin } = form
  const asksName = requester === 'representative' && !isSupervisor
  /** The button cannot be pressed again before something is written: the PIN that was wiped, or the number. */
  const standWhereItFailed = () => {
    const isNumber = store.getState().findFault?.code === 'number-not-the-same'
    focusOn(isSupervisor && !isNumber ? 'cancel-pin' : 'cancel-number')
  }
  const isNamed = !asksName || representative.trim() !== ''
  const ready =
    numberAgain.trim() !== '' && requester !== null && isNamed && (!isSupervisor || pin.length >= 6)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready || busy || !requester) return
    setBusy(true)
    const asked = {
      memberId: member.memberId,
      numberAgain: numberAgain.trim(),
      requester,
      representative: asksName ? representative.trim() : null,
      reason: reason.trim(),
    }
    const came = await cancelMember({ ...asked, ...(isSupervisor && { pin }) })
    setBusy(false)
    setOutcome(came)
    change({ pin: '' })
    if (came?.outcome === 'cancelled') onClose()
    else if (came === null) standWhereItFailed()
  }
  return (
    <form onSubmit={event => void submit(event)} noValidate>
      <Text mb="xs">{t('find.cancelText', { name: member.maskedName })}</Text>
      <TextRow
        id="cancel-number"
        label={t('find.numberAgain')}
        hint={t('find.numberAgainHint')}
        value={numberAgain}
        onChange={text => change({ numberAgain: text })}
        autoFocus
      />
      <Text mt="xs">{t('find.leave.requester')}</Text>
      <Segments
        id="cancel-requester"
        label={t('find.leave.requester')}
        value={requester}
        options={cancellationRequesters.map(value => ({
          value,
          label: t(`approvals.window.requester.${value}`),
        }))}
        onChange={value => change({ requester: value })}
      />
      {asksName && (
        <TextRow
          id="cancel-representative"
          label={t('find.leave.representative')}
          hint={t('find.leave.representativeHint')}
          value={representative}
          onChange={text => change({ representative: text.slice(0, 150) })}
        />
      )}
      <TextRow
        id="cancel-reason"
        label={t('find.leave.reason')}
        hint={t('find.leave.reasonHint')}
        value={reason}
        onChange={text => change({ reason: text.slice(0, 500) })}
      />
      {isSupervisor ? (
        <TextRow
          id="cancel-pin"
          label={t('find.leave.pin')}
          value={pin}
          onChange={text => change({ pin: text.replace(/\D/g, '').slice(0, 12) })}
          numeric
          secret
        />
      ) : (
        <Text mt="xs">{t('find.leave.asksSupervisor')}</Text>
      )}
      <div role="status">
        <Outcome outcome={outcome} />
      </div>
      {fault && <FaultMessage fault={fault} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" h={44} onClick={onClose}>
          {t('find.keepMember')}
        </Button>
        <Button id="cancel-member" type="submit" color="red.9" h={44} loading={busy} disabled={!ready}>
          {t(isSupervisor ? 'find.cancelNow' : 'find.leave.ask')}
        </Button>
      </Group>
    </form>
  )
}

/** Ends a membership, for good. What was typed is not lost by a key pressed in passing: the buttons close it then. */
export function CancelDialog({ member, opened, onClose }: CancelDialogProps): ReactNode {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(false)
  const close = () => {
    setTyped(false)
    onClose()
  }
  return (
    <Dialog
      opened={opened}
      onClose={close}
      closeOnEscape={!typed}
      closeOnClickOutside={!typed}
      title={t('find.cancelTitle', { cardNumber: formatCardNumber(member.cardNumber) })}
      size={620}
    >
      {opened && <CancelForm member={member} onClose={close} onType={() => setTyped(true)} />}
    </Dialog>
  )
}
