import type { Person } from '../people/person.ts'
import type { Random } from '../random.ts'
import { type Drawing, dmy, drawing, guilloche, ID2, ID3, labelled, portrait, text, zone } from './svg.ts'

/** The data page of a passport: facts in print and the TD3 zone. */
export function passportPage(
  random: Random,
  person: Person,
  number: string,
  lines: readonly string[],
  family?: string,
): Drawing {
  return drawing(
    ID3,
    guilloche(random, ID3, random.whole(0, 359)),
    text(62.5, 8, person.stateTitle, { size: 3.6, weight: 'bold', anchor: 'middle', fill: '#243b6b' }),
    text(10, 14, 'PASSPORT / PASSEPORT / HỘ CHIẾU', { size: 2.6, weight: 'bold', fill: '#243b6b' }),
    portrait(random, 8, 18, 34, 44),
    labelled(47, 17, 'Type / Loại', 'P'),
    labelled(62, 17, 'Code of State / Mã số', person.state),
    labelled(90, 17, 'Passport No. / Hộ chiếu số', number, 3.6),
    labelled(47, 25, 'Surname / Họ', person.surname.toUpperCase(), 3.2),
    labelled(47, 33, 'Given names / Chữ đệm và tên', person.givenNames.toUpperCase(), 3.2),
    labelled(47, 41, 'Nationality / Quốc tịch', person.stateTitle, 2.6),
    labelled(47, 48, 'Date of birth / Ngày sinh', dmy(person.birth), 3),
    labelled(84, 48, 'Sex / Giới tính', person.sex, 3),
    labelled(47, 55.5, 'Date of issue / Ngày cấp', dmy(person.issued), 3),
    labelled(84, 55.5, 'Date of expiry / Có giá trị đến', dmy(person.expires), 3),
    `<rect y="66.5" width="${ID3.width}" height="21.5" fill="#fbfaf4" opacity="0.72"/>`,
    zone(6.6, 81.6, lines, family),
  )
}

/** A card of the size ID-2 with its TD2 zone on the same side. */
export function id2Card(
  random: Random,
  person: Person,
  number: string,
  lines: readonly string[],
  family?: string,
): Drawing {
  return drawing(
    ID2,
    guilloche(random, ID2, random.whole(0, 359)),
    text(52, 7, person.stateTitle, { size: 3.2, weight: 'bold', anchor: 'middle', fill: '#243b6b' }),
    text(52, 11.6, 'IDENTITY CARD / CARTE D’IDENTITÉ', { size: 2.4, weight: 'bold', anchor: 'middle' }),
    portrait(random, 6, 14, 27, 36),
    labelled(38, 16, 'Surname / Nom', person.surname, 3),
    labelled(38, 23.5, 'Given names / Prénoms', person.givenNames, 3),
    labelled(38, 31, 'Sex / Sexe', person.sex, 2.8),
    labelled(56, 31, 'Date of birth / Date de naissance', dmy(person.birth), 2.8),
    labelled(38, 38.5, 'Document No. / No du document', number, 2.8),
    labelled(38, 46, 'Expiry / Date d’expiration', dmy(person.expires), 2.8),
    `<rect y="54.5" width="${ID2.width}" height="19.5" fill="#fbfaf4" opacity="0.72"/>`,
    zone(6.8, 69, lines, family),
  )
}
