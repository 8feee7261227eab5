import { td2Lines, td3Lines, vietnameseTd1Lines, zoneName } from './documents/mrzLines.ts'
import { cat, receipt } from './documents/notDocuments.ts'
import { qrPayload } from './documents/qrSymbol.ts'
import type { Drawing } from './documents/svg.ts'
import { id2Card, passportPage, vietnamesePassportPage } from './documents/travelDocuments.ts'
import { back2021, back2024, front2021, front2024 } from './documents/vietnameseCards.ts'
import { foreigner, type Person, type VietnamesePerson, vietnamesePerson } from './people/person.ts'
import type { Random } from './random.ts'
import type { Truth } from './truth.ts'

export type Specimen = { drawing: Drawing; truth: Omit<Truth, 'file'> }

const nothing = {
  document: null,
  fields: {},
  mrz: null,
  qr: null,
  print: null,
  fault: 'nothing-read',
} as const
const genderOf = ({ sex }: Person) => (sex === 'F' ? 'female' : 'male')
const stateOf = ({ state }: Person) => (state === 'D' ? 'DEU' : state)

const fieldsOf = (person: Person, number: string): Truth['fields'] => ({
  number,
  fullName: zoneName(person),
  gender: genderOf(person),
  dateOfBirth: person.birth,
  nationality: stateOf(person),
  issuingState: stateOf(person),
})
const cardFields = (person: VietnamesePerson): Truth['fields'] => ({
  ...fieldsOf(person, person.number),
  fullName: person.fullName,
  address: person.address,
})

/** Where a name is printed beside its zone, its spelling in print is what it is. */
const asPrinted = (person: Person, number: string): Truth['fields'] => ({
  ...fieldsOf(person, number),
  fullName: `${person.surname} ${person.givenNames}`.toUpperCase(),
})

/** Names are printed in capitals; an address as it is. */
const printOf = (person: Person, address: string | null = null): Truth['print'] => ({
  fullName: `${person.surname} ${person.givenNames}`.toUpperCase(),
  address,
})

/** The round and the sharp cut of OCR-B that Debian has: documents print either. */
const family = (random: Random) => random.pick(['OCR B', 'OCR B S'])

type Families = readonly string[] | undefined

/** Vietnamese passports number one letter and seven digits; some print `>` for filler (MISSION §3). */
function vietnamesePassport(random: Random, families: Families): Specimen {
  const person = vietnamesePerson(random, 2018, 2025)
  const number = random.pick(['B', 'C', 'P']) + random.digits(7)
  const lines = td3Lines(person, number, random.chance(0.5) ? person.number : person.oldNumber)
  return {
    drawing: vietnamesePassportPage(random, person, { number, lines, zoneFamily: family(random), families }),
    truth: {
      document: 'passport',
      fields: asPrinted(person, number),
      mrz: lines,
      qr: null,
      print: printOf(person),
      fault: null,
    },
  }
}

function foreignPassport(random: Random, families: Families): Specimen {
  const person = foreigner(random)
  const number = random.chance(0.5) ? random.letters(1) + random.digits(8) : random.digits(9)
  const lines = td3Lines(person, number, random.chance(0.3) ? random.digits(7) : '')
  return {
    drawing: passportPage(random, person, { number, lines, zoneFamily: family(random), families }),
    truth: {
      document: 'passport',
      fields: asPrinted(person, number),
      mrz: lines,
      qr: null,
      print: printOf(person),
      fault: null,
    },
  }
}

function td2Card(random: Random, families: Families): Specimen {
  const person = foreigner(random)
  const number = random.letters(2) + random.digits(6)
  const lines = td2Lines(person, number)
  return {
    drawing: id2Card(random, person, { number, lines, zoneFamily: family(random), families }),
    truth: {
      document: 'id-card',
      fields: asPrinted(person, number),
      mrz: lines,
      qr: null,
      print: printOf(person),
      fault: null,
    },
  }
}

/** Every kind of specimen: what is drawn, and what it says. `families` are the faces to set it in, else any. */
export const kinds = {
  'id-2021-front': async (random: Random, families?: Families): Promise<Specimen> => {
    const person = vietnamesePerson(random, 2021, 2023)
    const qr = qrPayload(person)
    const print = printOf(person, person.address)
    const truth = {
      document: 'vn-id-2021',
      fields: cardFields(person),
      mrz: null,
      qr,
      print,
      fault: null,
    } as const
    return { drawing: await front2021(random, person, qr, families), truth }
  },
  'id-2021-back': async (random: Random, families?: Families): Promise<Specimen> => {
    const person = vietnamesePerson(random, 2021, 2023)
    const mrz = vietnameseTd1Lines(person)
    const truth = {
      document: 'vn-id',
      fields: fieldsOf(person, person.number),
      mrz,
      qr: null,
      print: null,
      fault: null,
    } as const
    return { drawing: back2021(random, person, family(random), families), truth }
  },
  'id-2024-front': async (random: Random, families?: Families): Promise<Specimen> => {
    const person = vietnamesePerson(random, 2025, 2025)
    const print = printOf(person)
    const fields = asPrinted(person, person.number)
    const truth = { document: 'vn-id-2024', fields, mrz: null, qr: null, print, fault: null } as const
    return { drawing: front2024(random, person, families), truth }
  },
  'id-2024-back': async (random: Random, families?: Families): Promise<Specimen> => {
    const person = vietnamesePerson(random, 2025, 2025)
    const qr = qrPayload(person, [vietnamesePerson(random, 2025, 2025).fullName, '', ''])
    const mrz = vietnameseTd1Lines(person)
    const print = { fullName: null, address: person.address }
    const truth = { document: 'vn-id-2024', fields: cardFields(person), mrz, qr, print, fault: null } as const
    return { drawing: await back2024(random, person, qr, family(random), families), truth }
  },
  'passport-vnm': async (random: Random, families?: Families) => vietnamesePassport(random, families),
  passport: async (random: Random, families?: Families) => foreignPassport(random, families),
  td2: async (random: Random, families?: Families) => td2Card(random, families),
  cat: async (random: Random): Promise<Specimen> => ({ drawing: cat(random), truth: nothing }),
  receipt: async (random: Random): Promise<Specimen> => ({ drawing: receipt(random), truth: nothing }),
} as const

export type KindName = keyof typeof kinds
export const kindNames = Object.keys(kinds) as KindName[]
