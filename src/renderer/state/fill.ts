import { parseVietnameseDate } from '../../domain/date.ts'
import { areDifferentPeople, type Holder } from '../../domain/identity/holder.ts'
import type { Reading, Source } from '../../domain/identity/reading.ts'
import { type FactName, factNames } from '../../domain/member/facts.ts'
import { type Choice, type Field, type Fields, folded, shownAs, toChoice } from './field.ts'

type Read = NonNullable<Reading['fields']['number']>

const agree = (name: FactName, one: string, other: string) =>
  name === 'fullName' || name === 'address' ? folded(one) === folded(other) : one === other

const marks = (text: string) => text.normalize('NFD').match(/\p{M}|[đĐ]/gu)?.length ?? 0

const union = (one: Source[], other: Source[]) => [...new Set([...one, ...other])]

/** The same value from one more source: sources add up, and the spelling with diacritics wins. */
function confirmedBy(field: Field, incoming: Choice): Field {
  if (field.origin?.by !== 'document' || incoming.origin.by !== 'document')
    return { ...field, origin: incoming.origin }
  const richer = marks(incoming.text) > marks(field.text)
  return {
    ...field,
    text: richer ? incoming.text : field.text,
    origin: {
      by: 'document',
      sources: union(field.origin.sources, incoming.origin.sources),
      verified: field.origin.verified || incoming.origin.verified,
    },
  }
}

const withChoices = (name: FactName, field: Field, more: Choice[]): Field => {
  const current: Choice[] = field.origin ? [{ text: field.text, origin: field.origin }] : []
  const all = [...field.choices, ...current, ...more].filter(choice => choice.text !== '')
  const distinct = all.filter((choice, at) => all.findIndex(c => agree(name, c.text, choice.text)) === at)
  return { ...field, choices: distinct.length > 1 ? distinct : [] }
}

/**
 * Puts one read value into a field. What the clerk typed is never overwritten: the read value is offered beside it.
 * Of two documents' values the verified one stands, else the first.
 */
function fillField(name: FactName, field: Field, read: Read): Field {
  const incoming = toChoice(name, read)
  const others: Choice[] = read.disagreeing.map(({ value, source }) => ({
    text: shownAs(name, value),
    origin: { by: 'document', sources: [source], verified: false },
  }))
  if (field.text.trim() === '')
    return withChoices(name, { text: incoming.text, origin: incoming.origin, choices: field.choices }, others)
  if (agree(name, field.text, incoming.text)) return withChoices(name, confirmedBy(field, incoming), others)
  const better = field.origin?.by === 'document' && !field.origin.verified && read.verified
  const offered = withChoices(name, field, [incoming, ...others])
  return better ? { ...offered, text: incoming.text, origin: incoming.origin } : offered
}

/** Fills the form from what one document says; facts that it does not carry stay as they are. */
export function fill(fields: Fields, reading: Reading): Fields {
  const filled = { ...fields }
  for (const name of factNames) {
    if (name === 'phone' || name === 'email') continue
    const read = reading.fields[name]
    if (read && read.value !== '') filled[name] = fillField(name, fields[name], read)
  }
  return filled
}

/** Who the form's facts are of, as far as documents told them. */
function holderOf(fields: Fields): Holder {
  const fact = (name: 'number' | 'fullName' | 'dateOfBirth') => {
    const { text, origin } = fields[name]
    if (origin?.by !== 'document' || text === '') return undefined
    const value = name === 'dateOfBirth' ? (parseVietnameseDate(text) ?? text) : text
    return { value, verified: origin.verified }
  }
  return { number: fact('number'), fullName: fact('fullName'), dateOfBirth: fact('dateOfBirth') }
}

/** True when the form was filled from a document with another number, or from one that is another person's. */
export function isOtherPerson(fields: Fields, reading: Reading): boolean {
  const before = holderOf(fields)
  const number = reading.fields.number?.value
  const otherNumber = before.number !== undefined && number !== undefined && number !== before.number.value
  return otherNumber || areDifferentPeople(before, reading.fields)
}

/** What the new document says replaces what the one before said; what the clerk typed of phone and e-mail stays. */
export function replaceAll(fields: Fields, reading: Reading): Fields {
  const cleared = { ...fields }
  for (const name of factNames)
    if (name !== 'phone' && name !== 'email') cleared[name] = { text: '', origin: null, choices: [] }
  return fill(cleared, reading)
}
