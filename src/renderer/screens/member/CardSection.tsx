import { IconCreditCard } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../../contract/ipc/fault.ts'
import { fetchPurposes } from '../../../domain/member/fetchPurpose.ts'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import { idOf, type MemberPage } from '../../state/memberSlice.ts'
import { useApp } from '../../state/useApp.ts'
import { ForPurpose } from './ForPurpose.tsx'
import { MemberPanel } from './MemberPanel.tsx'

/** The membership card again, for a purpose that is written down. */
export function CardSection({ page }: { page: MemberPage }): ReactNode {
  const { t } = useTranslation()
  const showCard = useApp(state => state.showCard)
  const [fault, setFault] = useState<Fault | null>(null)
  return (
    <MemberPanel id="member-card" title={t('print.card.title')}>
      <ForPurpose
        id="card"
        label={t('print.card.button')}
        icon={<IconCreditCard aria-hidden size={18} />}
        ask={t('print.card.ask')}
        purposes={fetchPurposes}
        onChoose={async purpose => setFault(await showCard(idOf(page) ?? '', purpose))}
      />
      {fault && <FaultMessage fault={fault} />}
    </MemberPanel>
  )
}
