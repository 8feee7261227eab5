import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type * as z from 'zod'
import { type FactProblem, Facts, parsePhone, problemsOf } from '../../contract/facts.ts'
import { type ConsentersNeeded, consentersNeeded } from '../../domain/consent/children.ts'
import { isIsoDate, parseVietnameseDate } from '../../domain/date.ts'
import { type NumberWarning, numberWarnings } from '../../domain/identity/number.ts'
import { type FactName, type Gender, genders } from '../../domain/member/facts.ts'
import type { Fields } from './field.ts'

export type { FactProblem }

const genderOf = (text: string): Gender | undefined => genders.find(gender => gender === text)

/** The form as main's contract wants it, before it is judged: dates ISO, empty optional facts null. */
export function typedFacts(fields: Fields) {
  const text = (name: FactName) => fields[name].text.trim()
  return {
    number: text('number'),
    fullName: text('fullName'),
    gender: genderOf(text('gender')),
    dateOfBirth: parseVietnameseDate(text('dateOfBirth')) ?? text('dateOfBirth'),
    nationality: text('nationality'),
    address: text('address') || null,
    phone: text('phone'),
    email: text('email') || null,
  }
}

export const problemsIn = (fields: Fields): Partial<Record<FactName, FactProblem>> =>
  problemsOf(typedFacts(fields))

/** The facts ready to be sent, or null while something is wrong with them. */
export function factsOf(fields: Fields): z.output<typeof Facts> | null {
  const parsed = Facts.safeParse(typedFacts(fields))
  return parsed.success ? parsed.data : null
}

export function warningsIn(fields: Fields): NumberWarning[] {
  const { number, dateOfBirth, gender } = typedFacts(fields)
  return numberWarnings(number, { dateOfBirth: isIsoDate(dateOfBirth) ? dateOfBirth : undefined, gender })
}

/** Whose consent is needed; null while no date of birth is there. @param today ISO date by the counter's clock. */
export function neededFor(fields: Fields, today: string): ConsentersNeeded | null {
  const { dateOfBirth } = typedFacts(fields)
  return isIsoDate(dateOfBirth) && dateOfBirth <= today ? consentersNeeded(dateOfBirth, today) : null
}

export const isUnderAge = (fields: Fields, today: string) => neededFor(fields, today)?.representative ?? false

/** A phone number as people read it: `0912 345 678`, or `+82 10 1234 5678` from abroad; as typed while it is none. */
export function tidyPhone(text: string): string {
  const phone = parsePhoneNumberFromString(parsePhone(text) ?? '')
  if (!phone) return text
  return phone.country === 'VN' ? phone.formatNational() : phone.formatInternational()
}
