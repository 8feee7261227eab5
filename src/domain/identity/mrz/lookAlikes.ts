import type { CharClass } from './formats.ts'

/** Digits for the letters that recognisers take them for in OCR-B, and the other way round. */
const AS_DIGIT: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  U: '0',
  I: '1',
  L: '1',
  J: '1',
  Z: '2',
  A: '4',
  S: '5',
  G: '6',
  T: '7',
  B: '8',
}
const AS_LETTER: Readonly<Record<string, string>> = {
  0: 'O',
  1: 'I',
  2: 'Z',
  4: 'A',
  5: 'S',
  6: 'G',
  7: 'T',
  8: 'B',
}
const AS_SEX: Readonly<Record<string, string>> = { H: 'M', N: 'M', P: 'F', E: 'F', K: '<' }

/** Characters that a recogniser may have seen where another one is printed. */
const CONFUSABLE: Readonly<Record<string, string>> = {
  0: 'OQDU',
  O: '0QD',
  Q: 'O0',
  D: '0O',
  U: '0V',
  V: 'U',
  1: 'IL',
  I: '1L',
  L: '1I',
  2: 'Z',
  Z: '2',
  3: '8',
  4: 'A',
  5: 'S6',
  S: '58',
  6: 'G5',
  G: '6C',
  8: 'B3',
  B: '8',
  9: '8',
}

const PERMITTED: Readonly<Record<CharClass, RegExp>> = {
  letter: /[A-Z<]/,
  digit: /[0-9]/,
  digitOrFiller: /[0-9<]/,
  any: /[A-Z0-9<]/,
  sex: /[MFX<]/,
  filler: /</,
}

export const permits = (charClass: CharClass, char: string) => PERMITTED[charClass].test(char)

/** The character of the class that this one was surely meant to be; itself where it fits already, or nothing is sure. */
export function asClass(charClass: CharClass, char: string): string {
  if (permits(charClass, char)) return char
  if (charClass === 'filler') return '<'
  const table = charClass === 'letter' ? AS_LETTER : charClass === 'sex' ? AS_SEX : AS_DIGIT
  return table[char] ?? char
}

export const confusablesOf = (char: string): readonly string[] => [...(CONFUSABLE[char] ?? '')]
