import type { IsoDate } from '../date.ts'

/** As printed on documents; `unspecified` is ICAO Doc 9303's `<` or `X`. */
export const genders = ['female', 'male', 'unspecified'] as const
export type Gender = (typeof genders)[number]

/**
 * The eight facts that Harmoor's policy lets it keep about a customer, and nothing else
 * (MISSION §1). The order is the order of the form.
 */
export const factNames = [
  'number',
  'fullName',
  'gender',
  'dateOfBirth',
  'nationality',
  'address',
  'phone',
  'email',
] as const
export type FactName = (typeof factNames)[number]

export interface Facts {
  /** ID card or passport number: upper-case letters and digits. */
  number: string
  /** Unicode NFC, as the customer writes it. */
  fullName: string
  gender: Gender
  dateOfBirth: IsoDate
  /** ISO 3166-1 alpha-3, or an ICAO Doc 9303-3 §5 special code such as XXA (stateless). */
  nationality: string
  /** As printed; null when the customer gave none. */
  address: string | null
  /** E.164, `+84…`. */
  phone: string
  email: string | null
}
