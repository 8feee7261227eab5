import { type FactName, type Facts, factNames } from './facts.ts'

/**
 * Masking for lists and status lines: enough for a clerk to recognise the customer standing there,
 * too little to identify anyone from a photograph of the screen.
 */

/** `001199000123` → `••••••••0123`. */
export const maskNumber = (number: string) => '•'.repeat(Math.max(0, number.length - 4)) + number.slice(-4)

/** `Nguyễn Thị Mẫu` → `N••• T••• Mẫu`: the given name stays, which is how Vietnamese people are called. */
export function maskName(fullName: string): string {
  const words = fullName.split(/\s+/u).filter(Boolean)
  return words.map((word, at) => (at === words.length - 1 ? word : `${[...word][0]}•••`)).join(' ')
}

const DOTS = '•••'

const masks: { [F in FactName]: (value: string) => string } = {
  number: maskNumber,
  fullName: maskName,
  gender: () => DOTS,
  dateOfBirth: () => '••/••/••••',
  nationality: () => DOTS,
  address: () => DOTS,
  /** The last three, by which a customer who says a number is told from another. */
  phone: phone => '•'.repeat(7) + phone.slice(-3),
  email: () => '•••@•••',
}

/** A member's facts as a page shows them before a purpose is named; null: the customer gave none. */
export const maskFacts = (facts: Facts): Record<FactName, string | null> =>
  Object.fromEntries(
    factNames.map(name => [name, facts[name] === null ? null : masks[name](facts[name])]),
  ) as Record<FactName, string | null>
