import type { Person, VietnamesePerson } from '../people/person.ts'
import type { Random } from '../random.ts'
import { guilloche } from './background.ts'
import { above, type Printed } from './labelled.ts'
import { type Drawing, dmy, drawing, ID2, ID3, portrait, text, zone } from './svg.ts'
import { type Typeface, typeface } from './typeface.ts'

/** What a travel document is given beside its holder. */
export interface TravelDocument {
  number: string
  lines: readonly string[]
  /** Which cut of OCR-B the zone is in. */
  zoneFamily: string
  families?: readonly string[] | undefined
}

const frame = (page: { width: number; height: number }, top: number) =>
  `<rect y="${top}" width="${page.width}" height="${page.height - top}" fill="#fbfaf4" opacity="0.72"/>`

const NAME: Printed = { size: 3.2, spaced: true }
const FACT: Printed = { size: 3 }
const title = (face: Typeface, x: number, y: number, words: string, size: number) =>
  text(x, y, words, { size, weight: 'bold', anchor: 'middle', fill: '#243b6b', family: face.labels })

/** Labels as states print them: English and another language, some with the numbers of a key. */
const wordings = [
  { surname: 'Surname / Nom', given: 'Given names / Prénoms', birth: 'Date of birth / Date de naissance' },
  { surname: '1. Name / Surname / Nom', given: '2. Given names / Prénoms', birth: '4. Date of birth' },
  { surname: 'Surname', given: 'Given names', birth: 'Date of birth' },
  {
    surname: 'Apellidos / Surname',
    given: 'Nombre / Given name(s)',
    birth: 'Fecha de nacimiento / Date of birth',
  },
] as const

/** The data page of a passport: facts in print and the TD3 zone. */
export function passportPage(random: Random, person: Person, document: TravelDocument): Drawing {
  const face = typeface(random, document.families)
  const words = random.pick(wordings)
  return drawing(
    ID3,
    guilloche(random, ID3, random.whole(0, 359)),
    title(face, 62.5, 8, person.stateTitle, 3.4),
    text(10, 14, 'PASSPORT / PASSEPORT', { size: 2.6, weight: 'bold', fill: '#243b6b', family: face.labels }),
    portrait(random, 8, 18, 34, 44),
    above(face, [47, 17], 'Type', 'P', FACT),
    above(face, [62, 17], 'Code of State', person.state, FACT),
    above(face, [90, 17], 'Passport No.', document.number, { size: 3.6 }),
    above(face, [47, 25], words.surname, person.surname.toUpperCase(), NAME),
    above(face, [47, 33], words.given, person.givenNames.toUpperCase(), NAME),
    above(face, [47, 41], 'Nationality / Nationalité', person.stateTitle, { size: 2.6 }),
    above(face, [47, 48], words.birth, dmy(person.birth), FACT),
    above(face, [92, 48], 'Sex / Sexe', person.sex, FACT),
    above(face, [47, 55.5], 'Date of issue', dmy(person.issued), FACT),
    above(face, [84, 55.5], 'Date of expiry', dmy(person.expires), FACT),
    frame(ID3, 66.5),
    zone(6.6, 81.6, document.lines, document.zoneFamily),
  )
}

/** Vietnam's page: the name in one line until 2022, then in two; both languages in every label. */
export function vietnamesePassportPage(
  random: Random,
  person: VietnamesePerson,
  document: TravelDocument,
): Drawing {
  const face = typeface(random, document.families)
  const [surname, given] = [person.surname.toUpperCase(), person.givenNames.toUpperCase()]
  const name = random.chance(0.5)
    ? above(face, [47, 26], 'Họ và tên / Full name', `${surname} ${given}`, NAME)
    : above(face, [47, 25], 'Họ / Surname', surname, NAME) +
      above(face, [47, 32], 'Chữ đệm và tên / Given names', given, NAME)
  return drawing(
    ID3,
    guilloche(random, ID3, random.whole(90, 160)),
    title(face, 62.5, 7, person.stateTitle, 3.2),
    title(face, 62.5, 11, 'SOCIALIST REPUBLIC OF VIET NAM', 2.2),
    title(face, 22, 15.6, 'HỘ CHIẾU / PASSPORT', 2.6),
    portrait(random, 8, 18, 34, 44),
    above(face, [47, 17], 'Loại / Type', 'P', FACT),
    above(face, [64, 17], 'Mã số / Code', 'VNM', FACT),
    above(face, [90, 17], 'Số hộ chiếu / Passport No', document.number, { size: 3.6 }),
    name,
    above(face, [47, 39.5], 'Quốc tịch / Nationality', 'VIỆT NAM / VIETNAMESE', { size: 2.8 }),
    above(face, [47, 46.5], 'Ngày sinh / Date of birth', dmy(person.birth), FACT),
    above(face, [86, 46.5], 'Nơi sinh / Place of birth', person.address.split(', ').at(-1) ?? '', FACT),
    above(face, [47, 53.5], 'Giới tính / Sex', person.sex === 'F' ? 'NỮ / F' : 'NAM / M', FACT),
    above(face, [86, 53.5], 'Số ĐDCN/CMND / ID No', person.number, FACT),
    above(face, [47, 60.5], 'Ngày cấp / Date of issue', dmy(person.issued), FACT),
    above(face, [86, 60.5], 'Có giá trị đến / Date of expiry', dmy(person.expires), FACT),
    frame(ID3, 67),
    zone(6.6, 81.6, document.lines, document.zoneFamily),
  )
}

/** A card of the size ID-2 with its TD2 zone on the same side. */
export function id2Card(random: Random, person: Person, document: TravelDocument): Drawing {
  const face = typeface(random, document.families)
  return drawing(
    ID2,
    guilloche(random, ID2, random.whole(0, 359)),
    title(face, 52, 7, person.stateTitle, 3.2),
    title(face, 52, 11.6, 'IDENTITY CARD / CARTE D’IDENTITÉ', 2.4),
    portrait(random, 6, 14, 27, 36),
    above(face, [38, 16], 'Surname / Nom', person.surname, NAME),
    above(face, [38, 23.5], 'Given names / Prénoms', person.givenNames, NAME),
    above(face, [38, 31], 'Sex / Sexe', person.sex, FACT),
    above(face, [56, 31], 'Date of birth / Date de naissance', dmy(person.birth), FACT),
    above(face, [38, 38.5], 'Document No. / No du document', document.number, FACT),
    above(face, [38, 46], 'Expiry / Date d’expiration', dmy(person.expires), FACT),
    frame(ID2, 54.5),
    zone(6.8, 69, document.lines, document.zoneFamily),
  )
}
