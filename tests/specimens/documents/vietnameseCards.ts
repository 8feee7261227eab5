import type { VietnamesePerson } from '../people/person.ts'
import type { Random } from '../random.ts'
import { guilloche } from './background.ts'
import { above, beside, broken, label, value } from './labelled.ts'
import { vietnameseTd1Lines } from './mrzLines.ts'
import { qrSvg } from './qrSymbol.ts'
import { type Drawing, dmy, drawing, ID1, portrait, text, zone } from './svg.ts'
import { type Typeface, typeface } from './typeface.ts'

/** State and motto, then the card's name, in two languages, as both generations have them. */
function head(face: Typeface, x: number, title: string, english: string): string {
  const style = { family: face.labels, anchor: 'middle', fill: '#22262b' } as const
  const red = { family: face.labels, anchor: 'middle', fill: '#b3241d' } as const
  return [
    text(x, 4.6, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { ...style, size: 2.2, weight: 'bold' }),
    text(x, 7.4, 'Độc lập - Tự do - Hạnh phúc', { ...style, size: 2, weight: 'bold' }),
    text(x, 9.8, 'SOCIALIST REPUBLIC OF VIET NAM', { ...style, size: 1.7 }),
    text(x, 12, 'Independence - Freedom - Happiness', { ...style, size: 1.6 }),
    text(x, 15.8, title, { ...red, size: 3.4, weight: 'bold' }),
    text(x, 18.3, english, { ...red, size: 2 }),
  ].join('')
}

const emblem = `<circle cx="13" cy="9.5" r="6" fill="#c8352b"/><path d="M13 5.2l1.1 3.2h3.4l-2.7 2 1 3.3-2.8-2-2.8 2 1-3.3-2.7-2h3.4z" fill="#f2c84b"/>`
const chip = `<rect x="9" y="5" width="11" height="9.5" rx="1.4" fill="#d9b865" stroke="#8f7433" stroke-width="0.25"/><path d="M9 8.2h11M9 11.3h11M12.6 5v9.5M16.4 5v9.5" stroke="#8f7433" stroke-width="0.22"/>`
const sexWord = ({ sex }: VietnamesePerson) => (sex === 'M' ? 'Nam' : 'Nữ')
const origin = ({ address }: VietnamesePerson) => address.split(', ').slice(-3).join(', ')

/** An address that begins after its label and goes on below, as the 2021 card prints it. */
function runOn(face: Typeface, [x, y]: readonly [number, number], words: string, content: string): string {
  const [first = '', ...rest] = broken(content, 12, 42)
  const below = rest.map((line, row) => value(face, x, y + 2.9 * (row + 1), line, { size: 2.3 }))
  return beside(face, [x, y], words, first, { size: 2.3 }) + below.join('')
}

/** CCCD of 2021, front: facts in print, and the QR at the top right. */
export async function front2021(
  random: Random,
  person: VietnamesePerson,
  payload: string,
  families?: readonly string[],
): Promise<Drawing> {
  const face = typeface(random, families)
  return drawing(
    ID1,
    guilloche(random, ID1, random.whole(140, 190)),
    emblem,
    head(face, 44.5, 'CĂN CƯỚC CÔNG DÂN', 'Citizen Identity Card'),
    portrait(random, 4, 18.6, 20.5, 27),
    label(face, 27.5, 23, 'Số / No.:', 2.2),
    value(face, 36.5, 23.2, person.number, { size: 4.2 }),
    above(face, [27.5, 26.2], 'Họ và tên / Full name:', person.fullName.toUpperCase(), {
      size: 2.9,
      spaced: true,
    }),
    beside(face, [27.5, 33], 'Ngày sinh / Date of birth:', dmy(person.birth), { size: 2.5 }),
    beside(face, [27.5, 36.2], 'Giới tính / Sex:', sexWord(person), { size: 2.5 }),
    beside(face, [50.5, 36.2], 'Quốc tịch / Nationality:', 'Việt Nam', { size: 2.5 }),
    above(face, [27.5, 39.2], 'Quê quán / Place of origin:', origin(person), { size: 2.3 }),
    runOn(face, [27.5, 45.2], 'Nơi thường trú / Place of residence:', person.address),
    label(face, 3, 48.6, 'Có giá trị đến:', 1.4),
    value(face, 14, 48.6, dmy(person.expires), { size: 1.6 }),
    label(face, 3, 51, 'Date of expiry', 1.4),
    await qrSvg(payload, 69.2, 2.2, 14),
  )
}

/** CCCD of 2021, back: chip, a finger's print, and the TD1 zone. */
export function back2021(
  random: Random,
  person: VietnamesePerson,
  family?: string,
  families?: readonly string[],
): Drawing {
  const face = typeface(random, families)
  const prints = [60, 73].map(
    x =>
      `<ellipse cx="${x}" cy="19" rx="4.6" ry="6.2" fill="none" stroke="#9aa7ad" stroke-width="2.2" stroke-dasharray="0.35 0.3"/>`,
  )
  return drawing(
    ID1,
    guilloche(random, ID1, random.whole(150, 200)),
    chip,
    above(face, [24, 6], 'Đặc điểm nhân dạng / Personal identification:', 'Nốt ruồi cách 1cm dưới mắt trái', {
      size: 2.1,
    }),
    above(face, [24, 12], 'Ngày, tháng, năm / Date, month, year:', dmy(person.issued), { size: 2.4 }),
    text(24, 21, 'CỤC TRƯỞNG CỤC CẢNH SÁT', { size: 1.9, weight: 'bold', family: face.labels }),
    text(24, 23.6, 'QUẢN LÝ HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI', {
      size: 1.5,
      weight: 'bold',
      family: face.labels,
    }),
    ...prints,
    zone(4.7, 50.2, vietnameseTd1Lines(person), family),
  )
}

/** Căn cước of 2024, front: no address, no QR. */
export function front2024(random: Random, person: VietnamesePerson, families?: readonly string[]): Drawing {
  const face = typeface(random, families)
  return drawing(
    ID1,
    guilloche(random, ID1, random.whole(170, 210)),
    emblem,
    head(face, 46, 'CĂN CƯỚC', 'IDENTITY CARD'),
    portrait(random, 4, 18.6, 20.5, 27),
    above(face, [27.5, 22], 'Số định danh cá nhân / Personal identification number:', person.number, {
      size: 4,
    }),
    above(face, [27.5, 29.6], 'Họ, chữ đệm và tên khai sinh / Full name:', person.fullName.toUpperCase(), {
      size: 2.9,
      spaced: true,
    }),
    above(face, [27.5, 36.2], 'Ngày, tháng, năm sinh / Date of birth:', dmy(person.birth), { size: 2.6 }),
    above(face, [66, 36.2], 'Giới tính / Sex:', sexWord(person), { size: 2.6 }),
    above(face, [27.5, 42.6], 'Quốc tịch / Nationality:', 'Việt Nam', { size: 2.6 }),
  )
}

/** Căn cước of 2024, back: residence, QR and the TD1 zone. */
export async function back2024(
  random: Random,
  person: VietnamesePerson,
  payload: string,
  family?: string,
  families?: readonly string[],
): Promise<Drawing> {
  const face = typeface(random, families)
  const residence = broken(person.address, 44, 44)
  return drawing(
    ID1,
    guilloche(random, ID1, random.whole(175, 215)),
    label(face, 4, 4.2, 'Nơi cư trú / Place of residence:'),
    ...residence.map((line, row) => value(face, 4, 7.1 + row * 2.9, line, { size: 2.3 })),
    above(face, [4, 14], 'Nơi đăng ký khai sinh / Place of birth:', origin(person), { size: 2.3 }),
    above(face, [4, 20], 'Ngày, tháng, năm cấp / Date of issue:', dmy(person.issued), { size: 2.4 }),
    above(face, [4, 26], 'Ngày, tháng, năm hết hạn / Date of expiry:', dmy(person.expires), { size: 2.4 }),
    text(46, 31.6, 'BỘ CÔNG AN', { size: 2.2, weight: 'bold', family: face.labels }),
    `<g transform="translate(42 15)">${chip}</g>`,
    await qrSvg(payload, 67, 14.4, 15.6),
    zone(4.7, 50.2, vietnameseTd1Lines(person), family),
  )
}
