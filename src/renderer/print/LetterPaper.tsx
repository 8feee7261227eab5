import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { Language } from '../../i18n/index.ts'
import { letters } from '../../i18n/letters.ts'
import { fillLetter } from '../../ui/fillLetter.ts'
import { dayOf } from '../../ui/when.ts'
import { Letterhead } from './Letterhead.tsx'
import type { Letter } from './sheet.ts'

interface LetterPaperProps {
  letter: Letter
  language: Language
  /** Speaks `language`. */
  t: TFunction
  /** Where it is written. */
  place: string
  email: string | null
}

const Paragraphs = ({ texts }: { texts: readonly string[] }) =>
  texts.map(text => (
    <p key={text} className="paper-paragraph">
      {text}
    </p>
  ))

/** A letter as it stands on paper. */
export function LetterPaper({ letter, language, t, place, email }: LetterPaperProps): ReactNode {
  const { addressee, values, rows, body } = letter.content(t, language)
  const { title, paragraphs, closing, signatures } = fillLetter(letters[language][letter.template], values)
  return (
    <article className="paper paper-letter" lang={language} data-testid="letter">
      <Letterhead t={t} email={email} />
      <div className="paper-line">
        <p>{letter.number && t('print.number', { number: letter.number })}</p>
        <p>{t('print.placeAndDate', { place, date: dayOf(new Date(letter.date)) })}</p>
      </div>
      <h1>{title}</h1>
      <div className="paper-to">
        <p>{t('print.to')}:</p>
        <p>{addressee.join('\n')}</p>
      </div>
      <Paragraphs texts={paragraphs} />
      {rows.length > 0 && (
        <dl className="paper-rows">
          {rows.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {body && <p className="paper-body">{body}</p>}
      <Paragraphs texts={closing} />
      {signatures.length > 0 && (
        <footer className="paper-signatures">
          {signatures.map(signature => (
            <div key={signature}>
              <strong>{signature}</strong>
              <p>{t('print.signHere')}</p>
            </div>
          ))}
        </footer>
      )}
    </article>
  )
}
