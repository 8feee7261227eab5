import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FetchPurpose, fetchPurposes } from '../../domain/member/fetchPurpose.ts'
import type { MemberSummary } from '../state/saveSlice.ts'
import { useApp } from '../state/useApp.ts'
import { Dialog } from './Dialog.tsx'
import { FaultMessage } from './FaultMessage.tsx'
import { PurposeButtons } from './PurposeButtons.tsx'

interface FetchBackDialogProps {
  member: MemberSummary
  opened: boolean
  onClose(): void
}

/** Asks for what purpose a member's facts are brought back from headquarters; headquarters writes it down. */
export function FetchBackDialog({ member, opened, onClose }: FetchBackDialogProps): ReactNode {
  const { t } = useTranslation()
  const fetchBack = useApp(state => state.fetchBack)
  const fault = useApp(state => state.findFault)
  const [asking, setAsking] = useState<FetchPurpose | null>(null)
  const fetch = async (purpose: FetchPurpose) => {
    setAsking(purpose)
    const done = await fetchBack(member.memberId, purpose)
    setAsking(null)
    if (done) onClose()
  }
  return (
    <Dialog opened={opened} onClose={onClose} title={t('find.fetchTitle')}>
      {fault && <FaultMessage fault={fault} />}
      <PurposeButtons
        id="fetch-back-for"
        label={t('find.fetchText')}
        purposes={fetchPurposes}
        busy={asking}
        onChoose={purpose => void fetch(purpose)}
      />
    </Dialog>
  )
}
