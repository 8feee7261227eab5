import type { ReactNode } from 'react'
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

/** The consents of a member who was found. */
export function ConsentsDialog({ member, opened, onClose }: ConsentsDialogProps): ReactNode {
  const { t } = useTranslation()
  const cardNumber = formatCardNumber(member.cardNumber)
  return (
    <Dialog opened={opened} onClose={onClose} title={t('consent.member.title', { cardNumber })} size={800}>
      <MemberConsents memberId={member.memberId} />
    </Dialog>
  )
}
