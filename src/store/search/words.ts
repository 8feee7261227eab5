/** Letters of Latin alphabets that are not a base letter with a mark, and what people type for them. */
const spelt: Record<string, string> = {
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
}

/**
 * Splits a name into lower-case words (NFC) as people type them: apostrophes join, all else that is no letter, mark or
 * digit divides.
 */
export const wordsOf = (name: string): string[] =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ]/gu, '')
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(word => word !== '')

/** A lower-case word without diacritics, đ as d. */
export const foldWord = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đðøłħŧıßæœþ]/gu, letter => spelt[letter] ?? letter)
