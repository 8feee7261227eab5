import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { controller } from '../../domain/controller.ts'

/** Who writes: at the head of every sheet. The e-mail address is the company's setting, and left out where there is none. */
export const Letterhead = ({ t, email }: { t: TFunction; email: string | null }): ReactNode => (
  <header className="paper-head">
    <strong>{controller.name}</strong>
    <p>{controller.address}</p>
    <p>
      {t('receipt.phone')}: {controller.phone}
      {email && ` · ${t('print.email')}: ${email}`}
    </p>
  </header>
)
