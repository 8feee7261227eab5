import { foldName } from './foldName.ts'

/**
 * Letters that machine readable zones write in more than one way, by ICAO Doc 9303-3 §6 table A; of all others the zone
 * has the letter without its mark. The usual spelling is first.
 */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  Ä: ['AE', 'A'],
  Å: ['AA', 'A'],
  Æ: ['AE'],
  Ð: ['D'],
  Ĳ: ['IJ'],
  Ł: ['L'],
  Ñ: ['N', 'NXX'],
  Ö: ['OE', 'O'],
  Ø: ['OE'],
  Œ: ['OE'],
  Þ: ['TH'],
  ß: ['SS'],
  ẞ: ['SS'],
  Ü: ['UE', 'UXX', 'U'],
  Ŋ: ['N'],
  Ħ: ['H'],
  Ŧ: ['T'],
  ı: ['I'],
}

const spellingsOf = (letter: string): readonly string[] => SPELLINGS[letter] ?? [foldName(letter)]

/** Upper case one by one, so that ß stays the letter that it is; no blanks, hyphens or apostrophes. */
const lettersOf = (name: string) =>
  [...name.normalize('NFC')]
    .filter(char => /\p{L}/u.test(char))
    .map(char => (char === 'ß' || char === 'ı' ? char : char.toUpperCase()))

/**
 * What a zone may write for a name: true where `zone`, letters A–Z, is one of its spellings, or the beginning of one
 * where the zone had no more room.
 */
export function isSpelling(name: string, zone: string, truncated: boolean): boolean {
  let rests = new Set([foldName(zone).replaceAll(' ', '')])
  for (const letter of lettersOf(name)) {
    const next = new Set<string>()
    for (const rest of rests) {
      if (rest === '' && truncated) return true
      for (const spelling of spellingsOf(letter))
        if (rest.startsWith(spelling)) next.add(rest.slice(spelling.length))
        else if (truncated && spelling.startsWith(rest)) return true
    }
    if (next.size === 0) return false
    rests = next
  }
  return rests.has('')
}

/** Letters whose marks a recogniser of Vietnamese does not know, by how they are read and how the zone spells them. */
const LOST: readonly (readonly [letter: string, read: string, spelled: string])[] = [
  ['Ä', 'A', 'AE'],
  ['Ö', 'O', 'OE'],
  ['Ü', 'U', 'UE'],
  ['Å', 'A', 'AA'],
]
/** Ö is another letter there. */
const WITH_STROKE = ['DNK', 'NOR', 'FRO', 'GRL']

/**
 * A name as it must be printed where print was read without a mark that the zone spells out: MULLER and MUELLER are
 * MÜLLER. Null where the two differ in anything else, or in nothing.
 */
export function withLostMarks(name: string, zone: string, state: string | null): string | null {
  let rest = foldName(zone).replaceAll(' ', '')
  let restored = false
  let text = ''
  for (const char of name.normalize('NFC')) {
    if (!/\p{L}/u.test(char)) {
      text += char
      continue
    }
    const plain = foldName(char)
    const lost = LOST.find(([, read, spelled]) => plain === read && rest.startsWith(spelled))
    // AE may be two letters as well: only where the second is not printed was a mark lost.
    const ahead = text.length + char.length
    const follows = foldName(name.normalize('NFC').slice(ahead)).replaceAll(' ', '')
    if (lost && !follows.startsWith(lost[2].slice(1))) {
      text += lost[0] === 'Ö' && WITH_STROKE.includes(state ?? '') ? 'Ø' : lost[0]
      rest = rest.slice(lost[2].length)
      restored = true
    } else if (plain !== '' && rest.startsWith(plain)) {
      text += char
      rest = rest.slice(plain.length)
    } else return null
  }
  return restored && rest === '' ? text : null
}
