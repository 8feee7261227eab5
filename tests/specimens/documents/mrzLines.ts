import { checkDigit } from '../../../src/domain/identity/mrz/checkDigit.ts'
import type { Person, VietnamesePerson } from '../people/person.ts'

const filled = (text: string, length: number) => text.padEnd(length, '<').slice(0, length)
const date = (iso: string) => iso.slice(2).replaceAll('-', '')
const checked = (text: string) => text + checkDigit(text)

/** What ICAO Doc 9303-3 §6 table A has for letters that are more than a letter and its mark. */
const LETTERS: Readonly<Record<string, string>> = {
  Đ: 'D',
  Ä: 'AE',
  Ö: 'OE',
  Ü: 'UE',
  ß: 'SS',
  Å: 'AA',
  Ø: 'OE',
  Æ: 'AE',
}

/** As zones write names: no diacritics, words by single filler, apostrophes left out (ICAO Doc 9303-3 §4.6, §6). */
const zoneText = (name: string) =>
  name
    .toUpperCase()
    .replace(/./gu, letter => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^A-Z]+/g, '<')

/** The full name as its zone spells it. */
export const zoneName = ({ surname, givenNames }: Person) =>
  `${zoneText(surname)} ${zoneText(givenNames)}`.replaceAll('<', ' ').trim()

const nameField = ({ surname, givenNames }: Person, length: number) =>
  filled(`${zoneText(surname)}<<${zoneText(givenNames)}`, length)

/** ICAO Doc 9303-4: passports. */
export function td3Lines(person: Person, number: string, optional: string): string[] {
  const numberPart = checked(filled(number, 9))
  const dates = [checked(date(person.birth)), checked(date(person.expires))] as const
  const optionalPart = checked(filled(optional, 14))
  const composite = checkDigit(numberPart + dates[0] + dates[1] + optionalPart)
  return [
    `P<${filled(person.state, 3)}${nameField(person, 39)}`,
    `${numberPart}${filled(person.state, 3)}${dates[0]}${person.sex}${dates[1]}${optionalPart}${composite}`,
  ]
}

/** ICAO Doc 9303-6: cards of the size ID-2. */
export function td2Lines(person: Person, number: string): string[] {
  const numberPart = checked(filled(number, 9))
  const dates = [checked(date(person.birth)), checked(date(person.expires))] as const
  const optional = '<'.repeat(7)
  const composite = checkDigit(numberPart + dates[0] + dates[1] + optional)
  return [
    `I<${filled(person.state, 3)}${nameField(person, 31)}`,
    `${numberPart}${filled(person.state, 3)}${dates[0]}${person.sex}${dates[1]}${optional}${composite}`,
  ]
}

/** The back of Vietnamese ID cards: TD1 with all twelve digits and a national check digit in the optional data. */
export function vietnameseTd1Lines(person: VietnamesePerson): string[] {
  const upper = checked(person.number.slice(3)) + checked(`${person.number}<<`)
  const dates = [checked(date(person.birth)), checked(date(person.expires))] as const
  const optional = '<'.repeat(11)
  const composite = checkDigit(upper + dates[0] + dates[1] + optional)
  return [
    `IDVNM${upper}`,
    `${dates[0]}${person.sex}${dates[1]}VNM${optional}${composite}`,
    nameField(person, 30),
  ]
}
