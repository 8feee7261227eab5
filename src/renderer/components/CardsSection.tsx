import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { useApp } from '../state/useApp.ts'
import styles from './CounterDrawer.module.css'

/** [JOI4] [SYN15] Cards that another counter had given too: whom to give the new number. Nothing where there is none. */
export function CardsSection(): ReactNode {
  const { t } = useTranslation()
  const cards = useApp(state => state.cardsMadeAnew)
  if (cards.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="cards-title">
      <h2 id="cards-title">{t('upkeep.cards.title', { count: cards.length })}</h2>
      <p className={styles.soft}>{t('upkeep.cards.explain')}</p>
      <ul className={styles.cards}>
        {cards.map(({ cardBefore, cardNumber, maskedName }) => (
          <li key={cardBefore}>
            <span>{maskedName}</span>
            <span>
              {formatCardNumber(cardBefore)} → <strong>{formatCardNumber(cardNumber)}</strong>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
