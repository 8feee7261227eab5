import type { FactChange } from '../correction/correction.ts'
import type { FactName, Facts } from '../member/facts.ts'
import { type Reading, readFieldNames } from './reading.ts'

/** What documents gave with certainty for one form, fact by fact, in the order in which they were read. */
export type VerifiedFacts = Readonly<Partial<Record<FactName, readonly string[]>>>

type ReadFact = Extract<(typeof readFieldNames)[number], FactName>
const readFacts = readFieldNames.filter((name): name is ReadFact => name !== 'issuingState')

/** [OVR1] Only what a check digit, an error-correcting code or a second source has verified binds anybody. */
export function withVerified(before: VerifiedFacts, { fields }: Pick<Reading, 'fields'>): VerifiedFacts {
  const after: Partial<Record<FactName, readonly string[]>> = { ...before }
  for (const fact of readFacts) {
    const read = fields[fact]
    if (!read?.verified || read.value === '') continue
    const others = (before[fact] ?? []).filter(value => value !== read.value)
    after[fact] = [...others, read.value]
  }
  return after
}

/** [OVR6] The facts with what documents gave in place of what is to be kept otherwise. */
export const asRead = (facts: Facts, changes: readonly FactChange[]) => ({
  ...facts,
  ...Object.fromEntries(changes.map(({ fact, from }) => [fact, from])),
})

/**
 * [OVR7] Facts that machine readable zones protect with a check digit of their own (ICAO Doc 9303-4 to -7, the national check of
 * Vietnamese cards). Read for certain and changed by hand at enrolment, they need a supervisor whatever headquarters has set:
 * its setting says which corrections need one, and has no exception to give here.
 */
export const checkDigitFacts = ['number', 'dateOfBirth'] as const satisfies readonly ReadFact[]
const hasCheckDigit = (fact: ReadFact) => checkDigitFacts.some(checked => checked === fact)

/** A document's capitals are no other value than the name as people write it. */
const plain = (text: string) => text.normalize('NFC').toLocaleUpperCase('vi').replace(/\s+/gu, ' ').trim()

/**
 * [OVR2] Facts that were read with certainty and are something else now, from what was read last to what is to be kept.
 * [OVR3] Where several documents were read, any of their values is as read.
 * @param guarded facts that may be changed only with a supervisor by headquarters' setting, beside those of [OVR7].
 */
export function overridesOf(
  verified: VerifiedFacts,
  facts: Facts,
  guarded: readonly FactName[],
): FactChange[] {
  return readFacts.flatMap(fact => {
    const read = verified[fact] ?? []
    const [last, to] = [read.at(-1), facts[fact]]
    if (last === undefined || !(guarded.includes(fact) || hasCheckDigit(fact))) return []
    return read.some(value => plain(value) === plain(to ?? '')) ? [] : [{ fact, from: last, to }]
  })
}
