import type { TFunction } from 'i18next'
import type { Language } from '../../i18n/index.ts'
import type { LetterBlanks, LetterName } from '../../i18n/letters.ts'
import type { ConsentReceipt } from '../state/saveSlice.ts'
import type { MembershipCard } from './CardPaper.tsx'

/** What is of one customer or case in a letter, in the language of the sheet: `t` speaks it. */
export interface LetterContent<Blank extends string = string> {
  /** Whom it is to, a line each. */
  addressee: readonly string[]
  values: Record<Blank, string>
  /** A table under the paragraphs. */
  rows: readonly { label: string; value: string }[]
  /** What somebody wrote, in the language they wrote it in; line breaks are kept. */
  body: string | null
}

interface LetterOf<N extends LetterName> {
  template: N
  /** Its number in a register. */
  number: string | null
  /** ISO instant. */
  date: string
  content(t: TFunction, language: Language): LetterContent<LetterBlanks<N>>
}

/**
 * A letter: a template of src/i18n/vi/letters and en/letters, and what fills it. `content` is asked again in the other language
 * when the sheet's language is switched.
 */
export type Letter = { [N in LetterName]: LetterOf<N> }[LetterName]

/** Something to be printed or saved as PDF. */
export type Sheet = {
  /** In which it opens; the preview offers both. */
  language: Language
  /** [ACC4] A letter that main was not asked about yet, since it names no customer. */
  namesNobody?: true
} & (
  | {
      kind: 'letter'
      /** Each on a page of its own. */
      letters: readonly Letter[]
    }
  | { kind: 'consent-receipt'; receipt: ConsentReceipt }
  | { kind: 'card'; card: MembershipCard }
)
