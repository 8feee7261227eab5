import { editDistance } from './editDistance.ts'
import type { Claim } from './evidence.ts'
import { foldName } from './foldName.ts'
import { isSpelling, withLostMarks } from './transliterate.ts'

const letters = (name: string) => foldName(name).replaceAll(' ', '')

/** Letters and digits of an address, without diacritics: `TP. Hồ Chí Minh` and `TP Hồ Chí Minh` are one. */
const plain = (address: string) =>
  address
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/gu, 'D')
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, '')

/** Misread letters, of all letters of an address, over which two readings are still one address. */
const SAME_ADDRESS = 0.12

export interface Zone {
  /** The zone had no room for the whole name. */
  truncated: boolean
  issuingState: string | null
}

function isSameName(one: Claim, other: Claim, { truncated, issuingState }: Zone): boolean {
  if (one.source === 'mrz' && other.source !== 'mrz')
    return isSameName(other, one, { truncated, issuingState })
  if (other.source !== 'mrz') return letters(one.value) === letters(other.value)
  return (
    isSpelling(one.value, other.value, truncated) ||
    withLostMarks(one.value, other.value, issuingState) !== null
  )
}

/** [REC14] Print of which the beginning or the end was not found says a part of the code's address, and nothing against it. */
export const isPartOfAddress = (code: Claim, print: Claim): boolean =>
  code.field === 'address' && code.source === 'qr' && plain(code.value).includes(plain(print.value))

/**
 * [REC4] Whether two sources say the same. A zone has no diacritics and may cut a name short (ICAO Doc 9303-3 §4, §6): it
 * agrees with a spelling that it could stand for. An address of two readings is the same but for a misread letter or two.
 */
export function isSameValue(one: Claim, other: Claim, zone: Zone): boolean {
  if (one.field === 'fullName') return isSameName(one, other, zone)
  if (one.field !== 'address') return one.value === other.value
  const [a, b] = [plain(one.value), plain(other.value)]
  return editDistance(a, b) <= SAME_ADDRESS * Math.max(a.length, b.length)
}
