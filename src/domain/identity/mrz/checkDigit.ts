const WEIGHTS = [7, 3, 1] as const

/** 0–9 stand for themselves, A–Z for 10–35, the filler for 0 (ICAO Doc 9303-3 §4.9). */
const worthOf = (char: string): number => {
  if (char >= '0' && char <= '9') return char.charCodeAt(0) - 48
  if (char >= 'A' && char <= 'Z') return char.charCodeAt(0) - 55
  return 0
}

/** The check digit of ICAO Doc 9303-3 §4.9: weights 7, 3, 1 in turn, modulo 10. */
export const checkDigit = (text: string): string => {
  let sum = 0
  for (let at = 0; at < text.length; at++) sum += worthOf(text.charAt(at)) * (WEIGHTS[at % 3] ?? 0)
  return String(sum % 10)
}
