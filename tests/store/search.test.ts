import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Facts } from '../../src/domain/member/facts.ts'
import { enrol } from '../../src/store/enrol.ts'
import { findMembers } from '../../src/store/search/findMembers.ts'
import { inventName, seeded } from '../bench/inventedNames.ts'
import { enrolment, makeStore, random, type TestStore } from './counterFixture.ts'

let store: TestStore
let serial = 0
/** Enrols an invented customer and gives the card number. */
function add(facts: Partial<Facts>): string {
  serial += 1
  const form = enrolment(serial)
  const made = enrol(store.db, { ...form, facts: { ...form.facts, ...facts } }, random)
  if (!made.ok) throw new Error(made.error.code)
  return made.value.cardNumber
}
const named = (...names: string[]) => names.map(fullName => add({ fullName }))
const find = (typed: string, limit = 20) => findMembers(store.db, typed, limit)
const names = (typed: string) => find(typed).map(member => member.facts.fullName)
const cards = (typed: string) => find(typed).map(member => member.cardNumber)

beforeAll(() => {
  store = makeStore()
})
afterAll(() => store.remove())

describe('by name, a clerk finds a member', () => {
  it('without diacritics, đ too', () => {
    named('Đặng Thị Ước')
    expect(names('dang thi uoc')).toEqual(['Đặng Thị Ước'])
    expect(names('ĐẶNG')).toEqual(['Đặng Thị Ước'])
  })

  it('by the words in any order, each by its beginning', () => {
    const everyName = Array.from({ length: 60 }, (_, n) =>
      inventName(seeded(n + 1), n % 2 ? 'male' : 'female'),
    )
    const cardOf = new Map(everyName.map(fullName => [add({ fullName }), fullName]))
    const someone = fc.constantFrom(...cardOf).chain(([card, fullName]) => {
      const words = fullName.split(/[\s’-]+/u)
      const part = fc
        .shuffledSubarray(words, { minLength: 1 })
        .chain(chosen =>
          fc.tuple(
            ...chosen.map(word => fc.integer({ min: 1, max: word.length }).map(n => word.slice(0, n))),
          ),
        )
      const style = fc.constantFrom(
        (text: string) => text,
        (text: string) => text.toUpperCase(),
        (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D'),
        (text: string) => text.normalize('NFD'),
      )
      return fc
        .tuple(fc.constant(card), part, style)
        .map(([card, parts, styled]) => ({ card, typed: styled(parts.join(' ')) }))
    })
    fc.assert(
      fc.property(someone, ({ card, typed }) => {
        expect(find(typed, 1000).map(member => member.cardNumber)).toContain(card)
      }),
      { numRuns: 300 },
    )
  })

  it('first by the diacritics that were typed, then without them; the newest first among equals', () => {
    const [older, other, newer, bare] = named('Lưu Hoà Bảo', 'Lưu Hóa Bảo', 'Lưu Hoà Bảo', 'Luu Hoa Bao')
    expect(cards('lưu hoà bảo')).toEqual([newer, older, bare, other])
    expect(cards('luu hoa bao')).toEqual([bare, newer, other, older])
  })

  it('first by whole words, then by their beginnings', () => {
    named('Tôn Nữ Anh', 'Tôn Nữ An', 'Tôn Nữ Anh')
    expect(names('ton nu an')).toEqual(['Tôn Nữ An', 'Tôn Nữ Anh', 'Tôn Nữ Anh'])
  })

  it('only when every word fits', () => {
    named('Ngụy Khắc Tuần')
    expect(names('nguy tuan khac')).toEqual(['Ngụy Khắc Tuần'])
    expect(names('nguy tuan khong')).toEqual([])
  })
})

describe('by number, a clerk finds a member', () => {
  it('by the document: whole, by its beginning, spaced, in small letters', () => {
    const card = add({ number: 'C7654321', nationality: 'DEU', fullName: 'Jörg Beispiel' })
    for (const typed of ['C7654321', 'c7654321', 'C 765 4321', 'C76', ' c7654-321 '])
      expect(cards(typed)).toEqual([card])
    expect(cards('7654321')).toEqual([])
  })

  it('by the card, with or without its spaces', () => {
    const card = add({ number: '001299004444' })
    const spaced = card.replace(/(\d{4})(?=\d)/g, '$1 ')
    expect(cards(card)).toEqual([card])
    expect(cards(spaced)).toEqual([card])
    expect(cards(spaced.slice(0, 13))).toContain(card)
  })

  it('by the phone: as said in Vietnam, with its country code, by its beginning, and from abroad', () => {
    const home = add({ phone: '+84987654321' })
    const abroad = add({ phone: '+821055501234' })
    for (const typed of [
      '0987654321',
      '098 765 4321',
      '+84987654321',
      '0084 987 654 321',
      '84987654321',
      '09876',
    ])
      expect(cards(typed)).toEqual([home])
    expect(cards('+82 10 5550')).toEqual([abroad])
    expect(cards('821055501234')).toEqual([abroad])
  })

  it('the whole number before those that begin with it, then the newest', () => {
    const long = add({ number: 'AB123456', nationality: 'FRA' })
    const whole = add({ number: 'AB12345', nationality: 'FRA' })
    const newest = add({ number: 'AB123459', nationality: 'FRA' })
    expect(cards('ab12345')).toEqual([whole, newest, long])
  })

  it('everyone of a family who shares a phone', () => {
    const family = [add({ phone: '+84911222333' }), add({ phone: '+84911222333' })]
    expect(cards('0911222333')).toEqual(family.reverse())
  })
})

describe('whatever is typed', () => {
  it('is looked for and never taken for a command of the search engine', () => {
    const marks = ['"', '*', '^', ':', '(', ')', '{', '}', '-', '+', '=', "'", ';', '%', '\0', '\uD800', '💳']
    const operators = [
      'NEAR',
      'NEAR(a b, 2)',
      'AND',
      'OR',
      'NOT',
      'words:',
      'a*b',
      '"a',
      'rank',
      '\u0301',
      'ﬁ',
      'ª',
      'ि',
    ]
    const piece = fc.oneof(fc.constantFrom(...marks, ...operators), fc.string({ unit: 'binary' }), fc.lorem())
    const typed = fc
      .array(piece, { maxLength: 12 })
      .chain(pieces => fc.constantFrom(pieces.join(' '), pieces.join('')))
    fc.assert(
      fc.property(typed, text => {
        expect(find(text).length).toBeLessThanOrEqual(20)
      }),
      { numRuns: 500 },
    )
  })

  it('finds nothing when it is nothing, and no more than asked for', () => {
    for (const nothing of ['', '   ', '*', '""', '+', '0', '12']) expect(find(nothing)).toEqual([])
    expect(find('thi', 3)).toHaveLength(3)
  })

  it('is found as a word even where it is an operator', () => {
    named('Near Not')
    expect(names('NEAR')).toEqual(['Near Not'])
    expect(names('not near')).toEqual(['Near Not'])
  })
})
