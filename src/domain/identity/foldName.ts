/**
 * A name as a machine readable zone can hold it (ICAO Doc 9303-3 §6): upper case, no diacritics, đ as D, words by single
 * spaces. Two spellings of one name fold to the same text.
 */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/gu, 'D')
    .toUpperCase()
    .replace(/['’]/gu, '')
    .replace(/[^A-Z]+/gu, ' ')
    .trim()
