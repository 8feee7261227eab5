import { Button } from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { missingPurposes, type Purpose } from '../../domain/consent/consent.ts'
import type { Signature } from '../../domain/consent/evidence.ts'
import type { Language } from '../../i18n/index.ts'
import { SignatureDialog } from './SignatureDialog.tsx'
import { SignatureLines } from './SignatureLines.tsx'
import styles from './SignaturePad.module.css'

interface SignatureRowProps {
  purposes: readonly Purpose[]
  noticeVersion: string | null
  language: Language
  signature: Signature | null
  onSigned(signature: Signature): void
}

/** The signature as it stands and the way to the pad. Nobody signs before it stands there what for. */
export function SignatureRow(props: SignatureRowProps): ReactNode {
  const { purposes, noticeVersion, language, signature, onSigned } = props
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const ready = missingPurposes(purposes).length === 0 && noticeVersion !== null
  const done = (drawn: Signature) => {
    onSigned(drawn)
    setOpen(false)
  }
  return (
    <div className={styles.row}>
      {signature && (
        <SignatureLines signature={signature} label={t('consent.pad.signed')} className={styles.small} />
      )}
      <Button
        id="open-pad"
        variant={signature ? 'default' : 'light'}
        h={44}
        disabled={!ready}
        leftSection={<IconSignature aria-hidden size={18} />}
        onClick={() => setOpen(true)}
      >
        {t(signature ? 'consent.pad.again' : 'consent.pad.open')}
      </Button>
      {!ready && <p>{t('consent.pad.first')}</p>}
      <SignatureDialog
        opened={open}
        purposes={purposes}
        noticeVersion={noticeVersion ?? ''}
        language={language}
        onSigned={done}
        onClose={() => setOpen(false)}
      />
    </div>
  )
}
