import { Button, Group, Modal } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { TextRow } from '../../ui/TextRow.tsx'
import type { MemberSummary } from '../state/saveSlice.ts'
import { useApp } from '../state/useApp.ts'
import { FaultMessage } from './FaultMessage.tsx'

interface CancelDialogProps {
  member: MemberSummary
  opened: boolean
  onClose(): void
}

/** Ends a membership, for good: the document is read again, so that nobody is erased by a slip of the hand. */
export function CancelDialog({ member, opened, onClose }: CancelDialogProps): ReactNode {
  const { t } = useTranslation()
  const cancelMember = useApp(state => state.cancelMember)
  const fault = useApp(state => state.findFault)
  const [numberAgain, setNumberAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (numberAgain.trim() === '' || busy) return
    setBusy(true)
    const done = await cancelMember(member.memberId, numberAgain.trim())
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<strong>{t('find.cancelTitle', { cardNumber: formatCardNumber(member.cardNumber) })}</strong>}
      centered
      lockScroll={false}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('shell.close'), size: 44 }}
    >
      <form onSubmit={event => void submit(event)} noValidate>
        <p>{t('find.cancelText', { name: member.maskedName })}</p>
        <TextRow
          id="cancel-number"
          label={t('find.numberAgain')}
          hint={t('find.numberAgainHint')}
          value={numberAgain}
          onChange={setNumberAgain}
          autoFocus
        />
        {fault && <FaultMessage fault={fault} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" h={44} onClick={onClose}>
            {t('find.keepMember')}
          </Button>
          <Button id="cancel-member" type="submit" color="red.9" h={44} loading={busy}>
            {t('find.cancelNow')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
