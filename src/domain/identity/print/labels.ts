import type { PrintedFieldName } from './fields.ts'

/** What a label announces. `surname` and `givenNames` are two parts of one fact; `other` ends what stands before it. */
export type Announced = PrintedFieldName | 'surname' | 'givenNames' | 'expiry' | 'other'

/**
 * Labels as cards and passports print them, in lower case without diacritics, blanks or punctuation. Cards: Circular
 * 06/2021/TT-BCA and Circular 17/2024/TT-BCA; passports: ICAO Doc 9303-4 §4.1, in the languages that states add.
 */
const WORDINGS: Readonly<Record<Announced, string>> = {
  number:
    'sodinhdanhcanhan personalidentificationnumber sohochieu passportno passportnumber hochieuso documentno sono',
  fullName: 'hovaten fullname hochudemvatenkhaisinh',
  surname: 'surname nom apellidos hosurname namesurname surnamenom',
  givenNames: 'givennames givenname prenoms nombre chudemvaten chudemvatengivennames',
  dateOfBirth: 'ngaysinh dateofbirth ngaythangnamsinh datedenaissance fechadenacimiento',
  gender: 'gioitinh gioitinhsex sex sexe',
  nationality: 'quoctich nationality nationalite quoctichnationality',
  address: 'noithuongtru placeofresidence noicutru',
  expiry: 'cogiatriden dateofexpiry dateexpiry ngaythangnamhethan',
  other:
    'quequan placeoforigin noisinh placeofbirth noidangkykhaisinh ngaycap dateofissue ngaythangnamcap ' +
    'noicap placeofissue dacdiemnhandang personalidentification ' +
    'ngaythangnam datemonthyear sodinhdanh idno loaitype maso code codeofstate boconganministry cuctruong authority',
}

/** What only one generation of Vietnamese cards says. */
export const CARD_WORDS = {
  'vn-id-2021': 'cancuoccongdan citizenidentitycard quequan placeoforigin noithuongtru'.split(' '),
  'vn-id-2024':
    'hochudemvatenkhaisinh sodinhdanhcanhan personalidentificationnumber noicutru noidangkykhaisinh ngaythangnamhethan'.split(
      ' ',
    ),
} as const

/** [PRINT21] What cards of 2024 are headed by, and nothing more on its line: those of 2021 go on with "công dân", "citizen". */
export const TITLES_2024 = ['cancuoc', 'identitycard']

export interface Wording {
  announces: Announced
  letters: string
}

export const wordings: readonly Wording[] = Object.entries(WORDINGS).flatMap(([announces, all]) =>
  all.split(' ').map(letters => ({ announces: announces as Announced, letters })),
)
