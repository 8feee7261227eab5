import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import type { MemberSummary } from '../state/saveSlice.ts'
import { Dialog } from './Dialog.tsx'
import { MemberConsents } from './MemberConsents.tsx'

interface ConsentsDialogProps {
  member: MemberSummary
  opened: boolean
  onClose(): void
}

/** The consents of a member who was found. A form that is open is left by its own buttons: the customer's answers are in it. */
export function ConsentsDialog({ member, opened, onClose }: ConsentsDialogProps): ReactNode {
  const { t } = useTranslation()
  const [isAnswering, setAnswering] = useState(false)
  const cardNumber = formatCardNumber(member.cardNumber)
  const close = () => {
    setAnswering(false)
    onClose()
  }
  return (
    <Dialog
      opened={opened}
      onClose={close}
      closeOnEscape={!isAnswering}
      closeOnClickOutside={!isAnswering}
      title={t('consent.member.title', { cardNumber })}
      size={800}
    >
      <MemberConsents memberId={member.memberId} onForm={setAnswering} />
    </Dialog>
  )
}
