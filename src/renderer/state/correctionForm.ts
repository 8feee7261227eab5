import { type FactProblem, Facts } from '../../contract/facts.ts'
import type { FactChange } from '../../domain/correction/correction.ts'
import { parseVietnameseDate } from '../../domain/date.ts'
import type { Reading } from '../../domain/identity/reading.ts'
import { type FactName, factNames } from '../../domain/member/facts.ts'
import { shownAs } from './field.ts'

/** A correction as it stands in the form: as typed, not yet judged. */
export interface CorrectionForm {
  correctionId: string
  memberId: string
  /** In the order of the facts. */
  chosen: FactName[]
  /** New values as typed. */
  texts: Partial<Record<FactName, string>>
  reason: string
  /** What a document said that was read again. */
  reading: Partial<Record<FactName, string>> | null
}
export type Standing = Partial<Record<FactName, string | null>>

export const emptyCorrection = (memberId: string): CorrectionForm => ({
  correctionId: crypto.randomUUID(),
  memberId,
  chosen: [],
  texts: {},
  reason: '',
  reading: null,
})

export const toggled = (chosen: readonly FactName[], fact: FactName): FactName[] =>
  factNames.filter(name => (name === fact) !== chosen.includes(name))

/** A new value begins as what stands, so that a letter is put right and not the whole typed anew. */
export const begunFrom = ({ texts }: CorrectionForm, standing: Standing): CorrectionForm['texts'] => {
  const begun = Object.entries(standing).map(([name, value]) => [
    name,
    shownAs(name as FactName, value ?? ''),
  ])
  return { ...Object.fromEntries(begun), ...texts }
}

/** Without the new values that are still what stands: those are masked with it. */
export const withoutStanding = ({ texts }: CorrectionForm, standing: Standing): CorrectionForm['texts'] =>
  Object.fromEntries(
    Object.entries(texts).filter(([name, text]) => {
      const stands = standing[name as FactName]
      return stands === undefined || shownAs(name as FactName, stands ?? '') !== text
    }),
  )

/** Takes what a document says as the new values; what it does not carry stays as it was typed. */
export function withReading(form: CorrectionForm, { fields }: Reading): Partial<CorrectionForm> {
  const read: CorrectionForm['reading'] = {}
  const texts = { ...form.texts }
  for (const name of factNames) {
    const value = name === 'phone' || name === 'email' ? undefined : fields[name]?.value
    if (!value) continue
    read[name] = value
    texts[name] = shownAs(name, value)
  }
  return { reading: read, texts }
}

const optional: readonly FactName[] = ['address', 'email']

/** A new value as the contract wants it, before it is judged. */
function typedValue(fact: FactName, text: string): string | null {
  const value = text.trim()
  if (value === '' && optional.includes(fact)) return null
  return fact === 'dateOfBirth' ? (parseVietnameseDate(value) ?? value) : value
}

/** What is wrong with a new value; `same` where it is what stands. */
export function problemOf(
  form: CorrectionForm,
  standing: Standing,
  fact: FactName,
): FactProblem | 'same' | null {
  const parsed = Facts.shape[fact].safeParse(typedValue(fact, form.texts[fact] ?? '') ?? null)
  if (!parsed.success)
    return form.texts[fact]?.trim() ? (parsed.error.issues[0]?.message as FactProblem) : 'missing'
  return parsed.data === standing[fact] ? 'same' : null
}

/** What is to change; null while nothing is chosen, what stands is masked, or something is wrong. */
export function changesOf(form: CorrectionForm, standing: Standing): FactChange[] | null {
  const isReady =
    form.chosen.length > 0 &&
    form.chosen.every(fact => standing[fact] !== undefined && problemOf(form, standing, fact) === null)
  if (!isReady) return null
  return form.chosen.map(fact => ({
    fact,
    from: standing[fact] ?? null,
    to: Facts.shape[fact].parse(typedValue(fact, form.texts[fact] ?? '')),
  }))
}
