import { formatVietnameseDate, isIsoDate } from '../../domain/date.ts'
import type { ReadField, Source } from '../../domain/identity/reading.ts'
import { type FactName, factNames } from '../../domain/member/facts.ts'

/** Where the text in a field came from. `changed`: it was read from a document and then altered by hand. */
export type Origin =
  | { by: 'document'; sources: Source[]; verified: boolean }
  | { by: 'hand'; changed: boolean }

/** One of several values that the sources, or the clerk, give for the same fact. */
export interface Choice {
  text: string
  origin: Origin
}

/** A fact as it stands in the form: as typed and shown, not yet parsed. */
export interface Field {
  text: string
  origin: Origin | null
  /** Empty, or two and more values to choose from, in an order that does not change while the clerk looks. */
  choices: Choice[]
}
export type Fields = Record<FactName, Field>

export const emptyField: Field = { text: '', origin: null, choices: [] }

export const emptyFields = (): Fields =>
  Object.fromEntries(factNames.map(name => [name, emptyField])) as Fields

/** How a read value is written in the form: dates as dd/MM/yyyy, all else as it is. */
export const shownAs = (name: FactName, value: string) =>
  name === 'dateOfBirth' && isIsoDate(value) ? formatVietnameseDate(value) : value

/** What the clerk typed: a field that a document had filled is marked as changed by hand. */
export function typed(field: Field, text: string): Field {
  if (text === field.text) return field
  const match = field.choices.find(choice => choice.text === text && choice.origin.by === 'document')
  if (match) return { ...field, text, origin: match.origin }
  const changed = field.origin?.by === 'document' || (field.origin?.by === 'hand' && field.origin.changed)
  if (text === '' && !changed) return { ...field, text, origin: null }
  return { ...field, text, origin: { by: 'hand', changed } }
}

export const chosen = (field: Field, choice: Choice): Field => ({
  ...field,
  text: choice.text,
  origin: choice.origin,
})

/** Letters and digits only, without diacritics or case: how an MRZ, which has neither, can agree with print. */
export const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

export const toChoice = (name: FactName, read: ReadField): Choice => ({
  text: shownAs(name, read.value),
  origin: { by: 'document', sources: read.sources, verified: read.verified },
})
