import { editDistance } from './editDistance.ts'
import { foldName } from './foldName.ts'
import { isPersonalNumber } from './number.ts'

/** One fact of a document's holder. */
export interface HolderFact {
  value: string
  verified: boolean
}

/** What tells one person from another on documents. */
export interface Holder {
  number?: HolderFact | undefined
  fullName?: HolderFact | undefined
  dateOfBirth?: HolderFact | undefined
}

const letters = (name: string) => foldName(name).replaceAll(' ', '')

/** A name cut short by its zone begins like the whole one. */
function likeness(one: string, other: string): number {
  const [a, b] = [letters(one), letters(other)]
  if (a.startsWith(b) || b.startsWith(a)) return 1
  return 1 - editDistance(a, b) / Math.max(1, a.length, b.length)
}

/** Names of two readings of one person differ in a misread letter or two; below this they are two names. */
const SAME_NAME = 0.7
/** So unlike, names are enough by themselves. */
const NO_LIKENESS = 0.45

type Both = { one: HolderFact; other: HolderFact } | null
const both = (one: HolderFact | undefined, other: HolderFact | undefined): Both =>
  one?.value && other?.value ? { one, other } : null
const differ = (pair: Both) => pair !== null && pair.one.value !== pair.other.value
const surelyDiffer = (pair: Both) => differ(pair) && pair?.one.verified === true && pair.other.verified

/** People have several documents, each with its number, but one personal number. */
const isOfPerson = (pair: Both) =>
  pair !== null && isPersonalNumber(pair.one.value) && isPersonalNumber(pair.other.value)

/**
 * [REC11] Two documents are of different people where verified birth dates or verified personal numbers differ, where two
 * of name, birth and personal number do, or where the names have next to nothing in common. The same number is the same
 * person, whatever was misread of the rest.
 */
export function areDifferentPeople(one: Holder, other: Holder): boolean {
  const number = both(one.number, other.number)
  const birth = both(one.dateOfBirth, other.dateOfBirth)
  const name = both(one.fullName, other.fullName)
  if (number && !differ(number)) return false
  if (surelyDiffer(birth) || (isOfPerson(number) && surelyDiffer(number))) return true
  const alike = name ? likeness(name.one.value, name.other.value) : 1
  const signs = [alike < SAME_NAME, differ(birth), isOfPerson(number) && differ(number)]
  return alike < NO_LIKENESS || signs.filter(Boolean).length >= 2
}
