export interface MrzName {
  surname: string
  /** Empty for people with one name only. */
  givenNames: string
  /** The name fills its field to the last position, so more of it may be printed (ICAO Doc 9303-3 §4.6). */
  truncated: boolean
  /** Letters stood where only filler may be: the zone was misread, or misprinted. */
  stray: boolean
}

const words = (text: string) => text.replace(/<+/g, ' ').trim()

/**
 * `SURNAME<<GIVEN<NAMES<<<`. A second double filler ends the name, so what comes after it does not belong to it. Null
 * when there is no name, or when what was read cannot be one.
 */
export function parseName(field: string): MrzName | null {
  if (!/^[A-Z][A-Z<]*$/.test(field)) return null
  const [surname = '', givenNames = '', ...rest] = field.split(/<<+/)
  return {
    surname: words(surname),
    givenNames: words(givenNames),
    truncated: !field.endsWith('<'),
    stray: rest.some(part => words(part) !== ''),
  }
}

/**
 * Surname first, as passports print it and as Vietnam writes names: one order for everybody, so that one person's
 * documents of two readings compare equal.
 */
export const fullNameOf = (name: MrzName) => `${name.surname} ${name.givenNames}`.trim()
