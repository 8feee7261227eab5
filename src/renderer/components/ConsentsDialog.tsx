import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import type { MemberSummary } from '../state/saveSlice.ts'
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
    <Modal
      opened={opened}
      onClose={onClose}
      title={<strong>{t('consent.member.title', { cardNumber })}</strong>}
      size={800}
      centered
      lockScroll={false}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('shell.close'), size: 44 }}
    >
      <MemberConsents memberId={member.memberId} />
    </Modal>
  )
}
