/** Shorter beginnings of numbers fit too many members to be worth a list. */
const SHORTEST = 3

/** What was typed, as document and card numbers are stored: upper case, without spaces, dots and dashes. */
export function typedNumber(typed: string): string | null {
  const compact = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.-]/gu, '')
  return /^(?=.*\d)[A-Z0-9]+$/.test(compact) && compact.length >= SHORTEST ? compact : null
}

/**
 * What was typed, as phones are stored (E.164), or the beginning of it: `0925…`, `+84925…`, `0084925…` and `84925…` are
 * the same Vietnamese phone. Null when it is no phone.
 */
export function typedPhone(typed: string): string | null {
  const compact = typed.normalize('NFKC').replace(/[\s.()-]/gu, '')
  if (!/^\+?\d+$/.test(compact) || compact.length < SHORTEST) return null
  if (compact.startsWith('+')) return compact
  if (compact.startsWith('00')) return `+${compact.slice(2)}`
  return compact.startsWith('0') ? `+84${compact.slice(1)}` : `+${compact}`
}
