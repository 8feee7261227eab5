import countries from 'i18n-iso-countries'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import * as z from 'zod'
import { ageOn, isIsoDate } from '../domain/date.ts'
import { icaoStates } from '../domain/identity/mrz/states.ts'
import { type FactName, genders } from '../domain/member/facts.ts'

/** Why a fact is not accepted; each has a sentence in every language. */
export const factProblems = [
  'missing',
  'number-malformed',
  'name-malformed',
  'date-malformed',
  'date-in-future',
  'date-too-old',
  'country-unknown',
  'too-long',
  'phone-malformed',
  'email-malformed',
] as const
export type FactProblem = (typeof factProblems)[number]

export const isNationality = (code: string) =>
  (code.length === 3 && countries.isValid(code)) || icaoStates.includes(code)

/**
 * Reads a phone number as people in Vietnam say or type it: national form is Vietnamese, anything else starts
 * with `+` or `00`. Gives E.164, or null when no such number can exist.
 */
export function parsePhone(text: string): string | null {
  const international = text.trim().replace(/^00/, '+')
  const phone = parsePhoneNumberFromString(international, 'VN')
  return phone?.isValid() ? phone.number : null
}

const problem = (code: FactProblem) => ({ error: code })
const text = (longest: number) =>
  z
    .string(problem('missing'))
    .transform(value => value.normalize('NFC').trim().replace(/\s+/gu, ' '))
    .pipe(z.string().min(1, problem('missing')).max(longest, problem('too-long')))

/** Why nobody living was born then; null where somebody may have been. */
function birthProblem(date: string): FactProblem | null {
  if (!isIsoDate(date)) return 'date-malformed'
  const today = new Date().toISOString().slice(0, 10)
  if (date > today) return 'date-in-future'
  return ageOn(date, today) < 130 ? null : 'date-too-old'
}

const dateOfBirth = z
  .string(problem('missing'))
  .min(1, problem('missing'))
  .check(({ value, issues }) => {
    const message = birthProblem(value)
    if (message) issues.push({ code: 'custom', message, input: value })
  })

/** The eight facts, parsed: what this lets through is what the store, the wire and headquarters hold. */
export const Facts = z.strictObject({
  number: text(40)
    .transform(value => value.toUpperCase().replace(/[\s.-]/g, ''))
    .pipe(z.string().regex(/^[A-Z0-9]{5,20}$/, problem('number-malformed'))),
  fullName: text(150).pipe(z.string().regex(/^\p{L}[\p{L}\p{M}\s'’.,-]*$/u, problem('name-malformed'))),
  gender: z.enum(genders, problem('missing')),
  dateOfBirth,
  nationality: z
    .string(problem('missing'))
    .min(1, problem('missing'))
    .refine(isNationality, problem('country-unknown')),
  address: text(300).nullable(),
  phone: text(40).transform((value, context) => {
    const phone = parsePhone(value)
    if (phone) return phone
    context.addIssue({ code: 'custom', message: 'phone-malformed' })
    return z.NEVER
  }),
  email: text(254)
    .pipe(z.email(problem('email-malformed')))
    .nullable(),
})

/** What is wrong with the facts as typed, by name: the same rules in the form, in main and at headquarters. */
export function problemsOf(typed: unknown): Partial<Record<FactName, FactProblem>> {
  const parsed = Facts.safeParse(typed)
  if (parsed.success) return {}
  const found: Partial<Record<FactName, FactProblem>> = {}
  for (const issue of parsed.error.issues) found[issue.path[0] as FactName] ??= issue.message as FactProblem
  return found
}
