import type { Facts } from '../../src/domain/member/facts.ts'
import { enrol, type NewEnrolment } from '../../src/store/enrol.ts'
import type { StoredMember } from '../../src/store/repositories/members.ts'
import { settle } from '../../src/store/repositories/outbox.ts'
import { foldWord, wordsOf } from '../../src/store/search/words.ts'
import { enrolment, random, type TestStore } from './counterFixture.ts'

/** An invented customer none of whose facts is anybody else's. */
export const leaverFacts: Facts = {
  number: '079287654321',
  fullName: 'Xyzzyquất Krakatoắ Wolframộ',
  gender: 'unspecified',
  dateOfBirth: '1987-03-09',
  nationality: 'TUV',
  address: `Số 7719 ngõ Quuxvĩnh, Phường Zephyrắng ${'Đường Plughờ '.repeat(15)}`.trim(),
  phone: '+84977553311',
  email: 'leaver.frobozz@example.org',
}

/** All pieces of four letters or more: the index keeps of a word only what differs from the word before it. */
const pieces = (word: string) =>
  Array.from({ length: Math.max(1, [...word].length - 3) }, (_, at) => [...word].slice(at, at + 4).join(''))

export const nameTraces = (name: string) =>
  wordsOf(name).flatMap(word => [...pieces(word), ...pieces(foldWord(word))])

/**
 * The bytes by which each of the eight facts would be known, in any form that the store writes. A gender is known by
 * what stands beside it: the word itself is in the schema.
 */
export const traces = ({ fullName, ...facts }: Facts): string[] => [
  facts.number,
  facts.number.slice(-8),
  fullName,
  ...nameTraces(fullName),
  `${facts.gender}${facts.dateOfBirth}`,
  `"gender":"${facts.gender}"`,
  facts.dateOfBirth,
  facts.nationality,
  ...['Số 7719 ngõ', 'Quuxvĩnh', 'Zephyrắng', 'Plughờ'],
  facts.phone,
  facts.phone.slice(-8),
  ...(facts.email?.split('@') ?? []),
]

/** So many invented others that pages split, and the index of names is of several levels. */
export function enrolOthers(store: TestStore, from: number, count: number): void {
  for (let n = from; n < from + count; n += 1) {
    const form = enrolment(n)
    const fullName = `Lê Thị Mẫu ${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + (n % 7))}`
    enrol(store.db, { ...form, facts: { ...form.facts, fullName, email: `m${n}@example.com` } }, random)
  }
}

export const leaver = (changed: Partial<Facts> = {}): NewEnrolment => {
  const form = enrolment(1)
  return { ...form, facts: { ...leaverFacts, ...changed } }
}

export function enrolLeaver(store: TestStore, form = leaver()): StoredMember {
  const made = enrol(store.db, form, random)
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}

const idOf = (store: TestStore, memberId: string) =>
  store.db
    .prepare(`SELECT envelope_id FROM outbox WHERE member_id = ? AND kind = 'enrolment'`)
    .pluck()
    .get(memberId) as string

/** As headquarters' verified answer would. */
export function confirm(store: TestStore, memberId: string, at: string): void {
  const receipt = '{"storedAt":"then"}'
  settle(store.db, [{ envelopeId: idOf(store, memberId), state: 'confirmed', receipt }], at)
}

export function refuse(store: TestStore, memberId: string, at: string): void {
  const refusal = JSON.stringify({ reason: 'malformed', detail: '' })
  settle(store.db, [{ envelopeId: idOf(store, memberId), state: 'refused', refusal }], at)
}
