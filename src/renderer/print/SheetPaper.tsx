import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/useApp.ts'
import { CardPaper } from './CardPaper.tsx'
import { ConsentReceiptPaper } from './ConsentReceiptPaper.tsx'
import { LetterPaper } from './LetterPaper.tsx'

/** The sheet that is about to be printed, in the language chosen for it. */
export function SheetPaper(): ReactNode {
  const { i18n } = useTranslation()
  const sheet = useApp(state => state.sheet)
  const language = useApp(state => state.sheetLanguage)
  const place = useApp(({ app }) => (app.phase === 'ready' ? app.counter.storeName : ''))
  const email = useApp(state => state.controllerEmail)
  if (!sheet) return null
  const frame = { language, t: i18n.getFixedT(language), email }
  if (sheet.kind === 'consent-receipt') return <ConsentReceiptPaper {...frame} receipt={sheet.receipt} />
  if (sheet.kind === 'card') return <CardPaper {...frame} card={sheet.card} />
  return [...sheet.letters.entries()].map(([at, letter]) => (
    <LetterPaper key={at} {...frame} letter={letter} place={place} />
  ))
}
