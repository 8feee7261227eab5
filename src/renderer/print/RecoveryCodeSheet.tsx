import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { fullTimeOf } from '../../ui/when.ts'
import { Letterhead } from './Letterhead.tsx'

/**
 * The recovery code on paper: for an envelope, so it says what it opens and who keeps it. It has no preview and is never saved:
 * a secret that opens the store belongs on paper only.
 */
export function RecoveryCodeSheet({ code }: { code: string }): ReactNode {
  const { t } = useTranslation()
  return createPortal(
    <main className="print-sheet">
      <div className="paper paper-receipt">
        <Letterhead t={t} email={null} />
        <h1>{t('door.recoveryCode.title')}</h1>
        <p className="print-code">{code}</p>
        <p>{t('door.recoveryCode.explain')}</p>
        <p>{t('door.recoveryCode.keep')}</p>
        <p>{fullTimeOf(new Date().toISOString())}</p>
      </div>
    </main>,
    window.document.body,
  )
}
