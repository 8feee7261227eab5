import fc from 'fast-check'
import { parse as parseWithLibrary } from 'mrz'
import { describe, expect, it } from 'vitest'
import { checkDigit } from '../../../src/domain/identity/mrz/checkDigit.ts'
import { birthDate, expiryDate } from '../../../src/domain/identity/mrz/dates.ts'
import { fullNameOf, parseName } from '../../../src/domain/identity/mrz/names.ts'
import { parseMrz } from '../../../src/domain/identity/mrz/parse.ts'
import { stateOf } from '../../../src/domain/identity/mrz/states.ts'
import { td2Lines, td3Lines, vietnameseTd1Lines } from '../../specimens/documents/mrzLines.ts'
import { foreigner, vietnamesePerson } from '../../specimens/people/person.ts'
import { seededRandom } from '../../specimens/random.ts'

const TODAY = '2026-03-01'

/** The specimens of ICAO Doc 9303 parts 4, 5 and 6, appendices, and the card of MISSION §3. */
const PASSPORT = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
]
const TD1 = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
]
const TD2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6']
const LONG_NUMBER = [
  'I<UTOD23145890<7349<<<<<<<<<<<',
  '3407127M9507122UTO<<<<<<<<<<<2',
  'STEVENSON<<PETER<JOHN<<<<<<<<<',
]
const VIETNAMESE = [
  'IDVNM1990001239001199000123<<0',
  '9901155F3901153VNM<<<<<<<<<<<2',
  'NGUYEN<<THI<MAU<<<<<<<<<<<<<<<',
]

const read = (lines: readonly string[]) => {
  const fields = parseMrz(lines, TODAY)
  if (!fields) throw new Error('not a zone')
  return fields
}

describe('a machine readable zone', () => {
  it('[MRZ1] counts the check digits of Doc 9303-3 §4.9', () => {
    expect(checkDigit('520727')).toBe('3')
    expect(checkDigit('AB2134<<<')).toBe('5')
    expect(checkDigit('HA672242<6YTO5802254M9601086<<<<<<<<<<<<<<0'.slice(0, 9))).toBe('6')
  })

  it('[MRZ2] is read from a passport', () => {
    expect(read(PASSPORT)).toMatchObject({
      format: 'TD3',
      document: 'passport',
      number: 'L898902C3',
      name: { surname: 'ERIKSSON', givenNames: 'ANNA MARIA', truncated: false, stray: false },
      gender: 'female',
      dateOfBirth: '1974-08-12',
      nationality: 'UTO',
      issuingState: 'UTO',
      expiry: '2012-04-15',
      valid: true,
    })
  })

  it.each([
    ['TD1', TD1],
    ['TD2', TD2],
  ])('[MRZ3] is read from a card of %s', (format, lines) => {
    expect(read(lines)).toMatchObject({ format, document: 'id-card', number: 'D23145890', valid: true })
  })

  it('[MRZ4] has numbers longer than nine characters in the optional data', () => {
    expect(read(LONG_NUMBER)).toMatchObject({ number: 'D23145890734', valid: true })
  })

  it('[MRZ5] of a Vietnamese card holds all twelve digits under a national check digit', () => {
    expect(read(VIETNAMESE)).toMatchObject({
      document: 'vn-id',
      number: '001199000123',
      dateOfBirth: '1999-01-15',
      nationality: 'VNM',
      valid: true,
    })
    const otherShort = VIETNAMESE.map(line => line.replace('VNM1990001239', 'VNM1990001323'))
    expect(read(otherShort).checks.number).toBe(false)
    const wrongNational = VIETNAMESE.map(line => line.replace('<<0', '<<7'))
    expect(read(wrongNational).checks.number).toBe(false)
  })

  it('[MRZ6] may have > for filler, blanks and small letters', () => {
    const spaced = PASSPORT.map(line => ` ${line.replaceAll('<', '>').toLowerCase()} `)
    expect(read(spaced)).toEqual(read(PASSPORT))
  })

  it.each([
    ['D<<', 'DEU'],
    ['GBN', 'GBR'],
    ['RKS', 'RKS'],
    ['XXA', 'XXA'],
    ['V1M', null],
    ['QQQ', null],
  ])('[MRZ7] writes the state %s as %s', (code, state) => {
    expect(stateOf(code)).toBe(state)
  })

  it.each([
    ['990115', '1999-01-15'],
    ['260228', '2026-02-28'],
    ['260302', '1926-03-02'],
    ['85<<<<', null],
    ['990231', null],
  ])('[MRZ8] settles the birth date %s as %s', (text, date) => {
    expect(birthDate(text, TODAY)).toBe(date)
  })

  it('[MRZ8] lets a twelve-digit number name the century of birth', () => {
    const old = vietnameseTd1Lines({
      ...vietnamesePerson(seededRandom(1), 2021, 2021),
      birth: '1924-05-06',
      number: '001024000123',
    })
    expect(read(old).dateOfBirth).toBe('1924-05-06')
  })

  it('[MRZ9] settles the expiry of documents old and new', () => {
    expect(expiryDate('391231', TODAY)).toBe('2039-12-31')
    expect(expiryDate('991231', TODAY)).toBe('1999-12-31')
    expect(expiryDate('<<<<<<', TODAY)).toBeNull()
  })

  it('[MRZ10] joins surname and given names, and marks a name that fills its field', () => {
    const name = parseName('NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<KR')
    expect(name).toEqual({
      surname: 'NILAVADHANANANDA',
      givenNames: 'CHAYAPA DEJTHAMRONG KR',
      truncated: true,
      stray: false,
    })
    expect(fullNameOf({ surname: 'ARKFREITH', givenNames: '', truncated: false, stray: false })).toBe(
      'ARKFREITH',
    )
  })

  it('[MRZ11] takes nothing for a name that stands after the name’s end', () => {
    expect(parseName('NGUYEN<<THI<MAU<<<<<K<<<<')).toMatchObject({ givenNames: 'THI MAU', stray: true })
    expect(parseName('NGUYEN<<TH1<MAU<<<<<<<<<<')).toBeNull()
    expect(parseName('<<<<<<<<')).toBeNull()
  })

  it('[MRZ12] accepts a filled check digit of empty optional data only', () => {
    expect(read(td3Lines(foreigner(seededRandom(3)), 'C01X00T47', '')).valid).toBe(true)
    const filled = [
      'P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<',
      'C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4',
    ]
    expect(read(filled)).toMatchObject({ nationality: 'DEU', issuingState: 'DEU', valid: true })
    const given = PASSPORT.map(line => line.replace('<<<<<10', '<<<<<<0'))
    expect(read(given).checks.optional).toBe(false)
  })

  it.each([
    ['MRV-A', 'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<'],
    ['MRV-B', 'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<'],
  ])(
    '[MRZ13] is read from a visa of format %s (Doc 9303-7), whose number is nobody’s passport number',
    (format, ...lines) => {
      expect(read(lines)).toMatchObject({
        format,
        document: 'visa',
        number: null,
        name: { surname: 'ERIKSSON', givenNames: 'ANNA MARIA' },
        gender: 'female',
        dateOfBirth: '1940-09-07',
        nationality: 'XXX',
        issuingState: 'UTO',
        expiry: '1996-12-10',
        checks: { number: true, dateOfBirth: true, expiry: true, composite: null },
        valid: true,
      })
      const wrong = read([lines[0] ?? '', (lines[1] ?? '').replace('400907', '400908')])
      expect(wrong).toMatchObject({ checks: { dateOfBirth: false }, valid: false })
    },
  )

  it('[MRZ14] says which check digit any one changed digit breaks', () => {
    fc.assert(
      fc.property(fc.nat({ max: 43 }), fc.integer({ min: 1, max: 9 }), (at, step) => {
        const line = PASSPORT[1] as string
        const digit = line.charAt(at)
        fc.pre(/[0-9]/.test(digit))
        const changed = line.slice(0, at) + ((Number(digit) + step) % 10) + line.slice(at + 1)
        expect(read([PASSPORT[0] as string, changed]).valid).toBe(false)
      }),
    )
  })

  it('[MRZ15] gives back every person that a zone can hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), seed => {
        const random = seededRandom(seed)
        const person = foreigner(random)
        for (const lines of [td3Lines(person, random.digits(9), ''), td2Lines(person, random.digits(9))])
          expect(read(lines)).toMatchObject({
            dateOfBirth: person.birth,
            expiry: person.expires,
            valid: true,
          })
        const card = vietnamesePerson(random, 2021, 2025)
        expect(read(vietnameseTd1Lines(card))).toMatchObject({ number: card.number, valid: true })
      }),
    )
  })

  it('[MRZ16] is read as the mrz package reads it', () => {
    const people = Array.from({ length: 60 }, (_, seed) => foreigner(seededRandom(seed)))
    for (const person of people.filter(({ state }) => state !== 'UTO')) {
      const lines = td3Lines(person, 'C01X00T47', '')
      const theirs = parseWithLibrary(lines)
      const { lastName: surname, firstName: givenNames, sex: gender } = theirs.fields
      expect(theirs.valid).toBe(true)
      expect(read(lines)).toMatchObject({
        number: theirs.documentNumber,
        name: { surname, givenNames },
        gender,
      })
    }
  })

  it('[MRZ17] never throws, whatever the lines', () => {
    const char = fc.constantFrom(...'ABCDIPVNM0123456789<')
    const line = (length: number) => fc.string({ unit: char, minLength: length, maxLength: length })
    const anyLines = fc.oneof(
      fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }),
      fc.tuple(line(30), line(30), line(30)),
      fc.tuple(line(44), line(44)),
      fc.tuple(line(36), line(36)),
    )
    fc.assert(
      fc.property(anyLines, lines => {
        const fields = parseMrz(lines, TODAY)
        if (fields?.dateOfBirth) expect(fields.dateOfBirth <= TODAY).toBe(true)
      }),
    )
  })
})
