import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { controller } from '../../domain/controller.ts'
import { fullTimeOf } from '../../ui/when.ts'

/** The recovery code on paper: for an envelope, so it says what it opens and who keeps it. */
export function RecoveryCodeSheet({ code }: { code: string }): ReactNode {
  const { t } = useTranslation()
  return createPortal(
    <main className="print-sheet">
      <header>
        <strong>{controller.name}</strong>
        <p>{controller.address}</p>
        <p>
          {t('receipt.phone')}: {controller.phone}
        </p>
      </header>
      <h1>{t('door.recoveryCode.title')}</h1>
      <p className="print-code">{code}</p>
      <p>{t('door.recoveryCode.explain')}</p>
      <p>{t('door.recoveryCode.keep')}</p>
      <p>{fullTimeOf(new Date().toISOString())}</p>
    </main>,
    window.document.body,
  )
}
