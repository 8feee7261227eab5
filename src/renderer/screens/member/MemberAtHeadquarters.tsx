import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FetchPurpose, fetchPurposes } from '../../../domain/member/fetchPurpose.ts'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import { PurposeButtons } from '../../components/PurposeButtons.tsx'
import type { MemberPage } from '../../state/memberSlice.ts'
import { useApp } from '../../state/useApp.ts'
import { MemberPanel } from './MemberPanel.tsx'

type Shrunk = Extract<MemberPage, { standing: 'headquarters' }>

/** The facts are not in this store any more; headquarters gives them back for a purpose. */
export function MemberAtHeadquarters({ page }: { page: MemberPage }): ReactNode {
  const { t } = useTranslation()
  const { memberId } = (page as Shrunk).member
  const fetchBack = useApp(state => state.fetchBack)
  const load = useApp(state => state.loadMember)
  const fault = useApp(state => state.findFault)
  const [busy, setBusy] = useState<FetchPurpose | null>(null)
  const fetch = async (purpose: FetchPurpose) => {
    if (busy) return
    setBusy(purpose)
    const done = await fetchBack(memberId, purpose)
    setBusy(null)
    if (done) await load(memberId)
  }
  return (
    <MemberPanel id="member-fetch-back" title={t('find.fetchTitle')}>
      <p>{t('member.shrunk')}</p>
      <PurposeButtons
        id="fetch-for"
        label={t('find.fetchText')}
        purposes={fetchPurposes}
        busy={busy}
        onChoose={purpose => void fetch(purpose)}
      />
      <FaultMessage fault={fault} />
    </MemberPanel>
  )
}
