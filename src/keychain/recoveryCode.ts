import { createHash, randomBytes } from 'node:crypto'

/**
 * The code that is printed once at set-up and opens the sealed copy of a counter's secrets: 28 characters of Crockford's
 * base 32 (140 random bits) and 2 check characters, in six groups of five. No O, I, L or U, so that it survives being
 * read over the telephone and copied by hand.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_LENGTH = 28
const CHECK_LENGTH = 2

const checkOf = (characters: string) =>
  [...createHash('sha256').update(characters).digest().subarray(0, CHECK_LENGTH)]
    .map(byte => ALPHABET[byte % 32])
    .join('')

const grouped = (characters: string) => characters.replace(/(.{5})(?=.)/g, '$1-')

export function makeRecoveryCode(): string {
  // A byte holds eight whole turns of 32, so the remainder favours no character.
  const characters = [...randomBytes(RANDOM_LENGTH)].map(byte => ALPHABET[byte % 32]).join('')
  return grouped(characters + checkOf(characters))
}

/** Reads a code as a person typed it; null when a character is missing or wrong. */
export function parseRecoveryCode(typed: string): string | null {
  const characters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const random = characters.slice(0, RANDOM_LENGTH)
  const wellFormed =
    characters.length === RANDOM_LENGTH + CHECK_LENGTH && [...characters].every(c => ALPHABET.includes(c))
  return wellFormed && characters.endsWith(checkOf(random)) ? grouped(characters) : null
}
