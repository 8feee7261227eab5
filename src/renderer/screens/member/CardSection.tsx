import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../../contract/ipc/fault.ts'
import type { FetchPurpose } from '../../../domain/member/fetchPurpose.ts'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import { PurposeButtons } from '../../components/PurposeButtons.tsx'
import { idOf, type MemberPage } from '../../state/memberSlice.ts'
import { useApp } from '../../state/useApp.ts'
import { MemberPanel } from './MemberPanel.tsx'

/** The membership card again, for a purpose that is written down. */
export function CardSection({ page }: { page: MemberPage }): ReactNode {
  const { t } = useTranslation()
  const showCard = useApp(state => state.showCard)
  const [busy, setBusy] = useState<FetchPurpose | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const open = async (purpose: FetchPurpose) => {
    setBusy(purpose)
    setFault(await showCard(idOf(page) ?? '', purpose))
    setBusy(null)
  }
  return (
    <MemberPanel id="member-card" title={t('print.card.title')}>
      <PurposeButtons
        id="card-for"
        label={t('print.card.ask')}
        busy={busy}
        onChoose={purpose => void open(purpose)}
      />
      {fault && <FaultMessage fault={fault} />}
    </MemberPanel>
  )
}
