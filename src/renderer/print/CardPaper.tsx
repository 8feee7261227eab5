import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { Response } from '../../contract/ipc/channels.ts'
import { controller } from '../../domain/controller.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import type { Language } from '../../i18n/index.ts'
import { cardCode } from './cardCode.ts'

export type MembershipCard = Response<'sheets:card'>

interface CardPaperProps {
  card: MembershipCard
  language: Language
  /** Speaks `language`. */
  t: TFunction
}

/** A membership card of ISO/IEC 7810 ID-1's size: who, and the number for eyes and for scanners. */
export function CardPaper({ card: { cardNumber, fullName }, language, t }: CardPaperProps): ReactNode {
  const { width, path } = cardCode(cardNumber)
  return (
    <article className="paper paper-card" lang={language} data-testid="membership-card">
      <header className="card-head">
        <strong>Harmoor</strong>
        <span>{t('print.card.title')}</span>
      </header>
      <p className="card-name">{fullName}</p>
      <p className="card-number">{formatCardNumber(cardNumber)}</p>
      <svg
        className="card-code"
        viewBox={`0 0 ${width} 1`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
        role="img"
        aria-label={t('print.card.code')}
      >
        <path d={path} />
      </svg>
      <footer className="card-foot">
        {controller.name} · {controller.phone}
      </footer>
    </article>
  )
}
