import type { VietnamesePerson } from '../people/person.ts'
import type { Random } from '../random.ts'
import { vietnameseTd1Lines } from './mrzLines.ts'
import { qrSvg } from './qrSymbol.ts'
import {
  type Drawing,
  dmy,
  drawing,
  guilloche,
  ID1,
  labelled,
  labelledText,
  portrait,
  text,
  zone,
} from './svg.ts'

const head = (y: number) =>
  text(44.5, y, 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 2.2, weight: 'bold', anchor: 'middle' }) +
  text(44.5, y + 2.8, 'Độc lập - Tự do - Hạnh phúc', { size: 2, weight: 'bold', anchor: 'middle' }) +
  text(44.5, y + 5.3, 'SOCIALIST REPUBLIC OF VIET NAM', { size: 1.8, anchor: 'middle' })

const emblem = `<circle cx="13" cy="9.5" r="6" fill="#c8352b"/><path d="M13 5.2l1.1 3.2h3.4l-2.7 2 1 3.3-2.8-2-2.8 2 1-3.3-2.7-2h3.4z" fill="#f2c84b"/>`
const chip = `<rect x="9" y="5" width="11" height="9.5" rx="1.4" fill="#d9b865" stroke="#8f7433" stroke-width="0.25"/><path d="M9 8.2h11M9 11.3h11M12.6 5v9.5M16.4 5v9.5" stroke="#8f7433" stroke-width="0.22"/>`
const sexWord = ({ sex }: VietnamesePerson) => (sex === 'M' ? 'Nam' : 'Nữ')

/** CCCD of 2021, front: facts in print, and the QR at the top right. */
export async function front2021(random: Random, person: VietnamesePerson, payload: string): Promise<Drawing> {
  return drawing(
    ID1,
    guilloche(random, ID1, 165),
    emblem,
    head(4.6),
    text(44.5, 15.6, 'CĂN CƯỚC CÔNG DÂN', { size: 3.4, weight: 'bold', fill: '#b3241d', anchor: 'middle' }),
    text(44.5, 18.2, 'Citizen Identity Card', { size: 2, fill: '#b3241d', anchor: 'middle' }),
    portrait(random, 4, 19.5, 20.5, 27),
    text(28, 22.4, 'Số / No.:', { size: 2 }),
    text(37, 22.7, person.number, { size: 4.2, weight: 'bold' }),
    labelled(28, 25.4, 'Họ và tên / Full name:', person.fullName.toUpperCase(), 3),
    labelled(28, 31, 'Ngày sinh / Date of birth:', dmy(person.birth)),
    labelled(52, 31, 'Giới tính / Sex:', sexWord(person)),
    labelled(66, 31, 'Quốc tịch / Nationality:', 'Việt Nam'),
    labelledText(
      28,
      36,
      'Quê quán / Place of origin:',
      person.address.split(', ').slice(1).join(', '),
      2.2,
      46,
    ),
    labelledText(28, 41.2, 'Nơi thường trú / Place of residence:', person.address, 2.2, 46),
    text(4, 49.4, 'Có giá trị đến / Date of expiry:', { size: 1.5 }),
    text(4, 51.8, dmy(person.expires), { size: 2.2, weight: 'bold' }),
    await qrSvg(payload, 69.2, 2.2, 14),
  )
}

/** CCCD of 2021, back: chip, a finger's print, and the TD1 zone. */
export function back2021(random: Random, person: VietnamesePerson, family?: string): Drawing {
  const prints = [60, 73].map(
    x =>
      `<ellipse cx="${x}" cy="19" rx="4.6" ry="6.2" fill="none" stroke="#9aa7ad" stroke-width="2.2" stroke-dasharray="0.35 0.3"/>`,
  )
  return drawing(
    ID1,
    guilloche(random, ID1, 175),
    chip,
    labelled(24, 6, 'Đặc điểm nhận dạng / Personal identification:', 'Nốt ruồi cách 1cm dưới mắt trái', 2.3),
    labelled(24, 12, 'Ngày, tháng, năm / Date, month, year:', dmy(person.issued), 2.4),
    text(24, 21, 'CỤC TRƯỞNG CỤC CẢNH SÁT', { size: 1.9, weight: 'bold' }),
    text(24, 23.6, 'QUẢN LÝ HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI', { size: 1.5, weight: 'bold' }),
    ...prints,
    zone(4.7, 50.2, vietnameseTd1Lines(person), family),
  )
}

/** Căn cước of 2024, front: no address, no QR. */
export function front2024(random: Random, person: VietnamesePerson): Drawing {
  return drawing(
    ID1,
    guilloche(random, ID1, 195),
    emblem,
    head(4.6),
    text(44.5, 15.4, 'CĂN CƯỚC', { size: 3.8, weight: 'bold', fill: '#b3241d', anchor: 'middle' }),
    text(44.5, 18, 'IDENTITY CARD', { size: 2, fill: '#b3241d', anchor: 'middle' }),
    portrait(random, 4, 19.5, 20.5, 27),
    text(28, 22, 'Số định danh cá nhân / Personal identification number:', { size: 1.8 }),
    text(28, 26.8, person.number, { size: 4.2, weight: 'bold' }),
    labelled(28, 30, 'Họ, chữ đệm và tên khai sinh / Full name:', person.fullName.toUpperCase(), 3),
    labelled(28, 36.4, 'Ngày, tháng, năm sinh / Date of birth:', dmy(person.birth)),
    labelled(64, 36.4, 'Giới tính / Sex:', sexWord(person)),
    labelled(28, 42.6, 'Quốc tịch / Nationality:', 'Việt Nam'),
  )
}

/** Căn cước of 2024, back: residence, QR and the TD1 zone. */
export async function back2024(
  random: Random,
  person: VietnamesePerson,
  payload: string,
  family?: string,
): Promise<Drawing> {
  return drawing(
    ID1,
    guilloche(random, ID1, 200),
    labelledText(4, 4.6, 'Nơi cư trú / Place of residence:', person.address, 2.2, 75),
    labelled(
      4,
      10.4,
      'Nơi đăng ký khai sinh / Place of birth:',
      person.address.split(', ').slice(1).join(', '),
      2.2,
    ),
    labelled(4, 16.4, 'Ngày, tháng, năm cấp / Date of issue:', dmy(person.issued), 2.4),
    labelled(4, 22.6, 'Ngày, tháng, năm hết hạn / Date of expiry:', dmy(person.expires), 2.4),
    text(40, 29.6, 'BỘ CÔNG AN', { size: 2.4, weight: 'bold' }),
    `<g transform="translate(36 11)">${chip}</g>`,
    await qrSvg(payload, 67, 14.4, 15.6),
    zone(4.7, 50.2, vietnameseTd1Lines(person), family),
  )
}
