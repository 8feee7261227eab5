import type { Random } from '../random.ts'
import { foreign, vietnamese } from './names.ts'

/** An invented person, as documents print one. Dates ISO 8601. */
export interface Person {
  surname: string
  givenNames: string
  sex: 'M' | 'F'
  birth: string
  issued: string
  expires: string
  /** As the machine readable zone writes it. */
  state: string
  stateTitle: string
}

export interface VietnamesePerson extends Person {
  fullName: string
  /** Twelve digits that agree with birth and sex. */
  number: string
  oldNumber: string
  address: string
}

const two = (value: number) => String(value).padStart(2, '0')
const day = (random: Random, firstYear: number, lastYear: number) =>
  `${random.whole(firstYear, lastYear)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`
const yearsLater = (date: string, years: number) => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`

/** Who holds a card issued between two years. */
export function vietnamesePerson(random: Random, firstIssue: number, lastIssue: number): VietnamesePerson {
  const sex = random.pick(['M', 'F'] as const)
  const birth = day(random, 1950, 2006)
  const surname = random.pick(vietnamese.surnames)
  const middle = random.pick(sex === 'F' ? vietnamese.female : vietnamese.male)
  const given = random.pick(sex === 'F' ? vietnamese.femaleGiven : vietnamese.maleGiven)
  const century = (birth.startsWith('20') ? 2 : 0) + (sex === 'F' ? 1 : 0)
  const issued = day(random, firstIssue, lastIssue)
  const { streets, wards, districts, provinces, provinceCodes } = vietnamese
  return {
    surname,
    givenNames: `${middle} ${given}`,
    fullName: `${surname} ${middle} ${given}`,
    sex,
    birth,
    issued,
    expires: yearsLater(issued, 12),
    state: 'VNM',
    stateTitle: 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    number: random.pick(provinceCodes) + century + birth.slice(2, 4) + random.digits(6),
    oldNumber: random.chance(0.6) ? random.digits(9) : '',
    address: [random.pick(streets), random.pick(wards), random.pick(districts), random.pick(provinces)].join(
      ', ',
    ),
  }
}

export function foreigner(random: Random): Person {
  const { code, title, surnames, given } = random.pick(foreign)
  const issued = day(random, 2018, 2025)
  return {
    surname: random.pick(surnames),
    givenNames: random.pick(given),
    sex: random.pick(['M', 'F'] as const),
    birth: day(random, 1945, 2006),
    issued,
    expires: yearsLater(issued, 10),
    state: code,
    stateTitle: title,
  }
}
