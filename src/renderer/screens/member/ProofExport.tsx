import { IconCertificate } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { proofPurposes } from '../../../domain/consent/proofPurpose.ts'
import { Message } from '../../../ui/Message.tsx'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import type { ProofExported } from '../../state/memberConsentsSlice.ts'
import { useApp } from '../../state/useApp.ts'
import { ForPurpose } from './ForPurpose.tsx'
import styles from './MemberPage.module.css'

/** The proof of the member's consents as a file, for whoever has to be shown it. */
export function ProofExport({ memberId }: { memberId: string }): ReactNode {
  const { t } = useTranslation()
  const exportProof = useApp(state => state.exportProof)
  const [exported, setExported] = useState<ProofExported | null>(null)
  return (
    <>
      <p className={styles.soft}>{t('consent.proof.explain')}</p>
      <ForPurpose
        id="proof"
        label={t('consent.proof.button')}
        icon={<IconCertificate aria-hidden size={18} />}
        ask={t('consent.proof.ask')}
        purposes={proofPurposes}
        onChoose={async purpose => setExported(await exportProof(memberId, purpose))}
      />
      <div role="status">
        {exported?.ok && exported.value.savedAs && (
          <Message tone="good">{t('print.saved', { place: exported.value.savedAs })}</Message>
        )}
      </div>
      {exported && !exported.ok && <FaultMessage fault={exported.fault} />}
    </>
  )
}
