import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { MemberConsents } from '../../components/MemberConsents.tsx'
import { idOf, type MemberPage } from '../../state/memberSlice.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './MemberPage.module.css'
import { MemberPanel } from './MemberPanel.tsx'
import { ProofExport } from './ProofExport.tsx'

/** What the member agrees to: seen, asked again, taken back. */
export function ConsentsSection({ page }: { page: MemberPage }): ReactNode {
  const { t } = useTranslation()
  const elsewhere = useApp(state => state.memberConsents?.proofAt === 'headquarters')
  return (
    <MemberPanel id="member-consents" title={t('consent.member.button')}>
      <MemberConsents memberId={idOf(page) ?? ''} />
      {elsewhere ? (
        <p className={styles.soft}>{t('consent.proof.elsewhere')}</p>
      ) : (
        <ProofExport memberId={idOf(page) ?? ''} />
      )}
    </MemberPanel>
  )
}
