import { type IsoDate, parseVietnameseDate } from '../date.ts'
import type { Gender } from '../member/facts.ts'
import { err, ok, type Result } from '../result.ts'
import { isPersonalNumber } from './number.ts'
import { readableText } from './readableText.ts'

/** What the QR of a Vietnamese ID card says (MISSION §3). A field whose text makes no sense is null, never a guess. */
export interface QrFields {
  /** Twelve digits. */
  number: string
  /** The nine-digit number that the twelve replaced. */
  oldNumber: string | null
  fullName: string
  dateOfBirth: IsoDate | null
  gender: Gender | null
  address: string | null
  issueDate: IsoDate | null
  generation: 'vn-id-2021' | 'vn-id-2024'
  /** The payload as read, NFC, without the line end that scanners add. */
  payload: string
}

type QrField = 'number' | 'oldNumber' | 'fullName' | 'dateOfBirth' | 'gender' | 'address' | 'issueDate'

const SEVEN: readonly QrField[] = [
  'number',
  'oldNumber',
  'fullName',
  'dateOfBirth',
  'gender',
  'address',
  'issueDate',
]
const SIX = SEVEN.filter(field => field !== 'oldNumber')

/** Law 26/2023 on identification: cards issued from this day are of the 2024 generation. */
const FIRST_DAY_OF_2024_CARDS = '2024-07-01'

/** [QR2] seven fields only if the second is empty or digits: a six-field order without the old number exists. */
function orderOf(parts: readonly string[]): readonly QrField[] | null {
  if (parts.length >= SEVEN.length && /^\d*$/.test((parts[1] ?? '').trim())) return SEVEN
  return parts.length >= SIX.length ? SIX : null
}

/** Scanners that take UTF-8 for Latin-1 type each byte as a character: `Nguyá»…n`. Their bytes are put together again. */
function mendUtf8(text: string): string {
  const codes = [...text].map(char => char.codePointAt(0) ?? 0)
  if (codes.some(code => code > 0xff) || codes.every(code => code < 0x80)) return text
  try {
    return decodeURIComponent(codes.map(code => `%${code.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return text
  }
}

const gender = (text: string): Gender | null => {
  const word = text.trim().toLowerCase()
  return word === 'nam' ? 'male' : word === 'nữ' ? 'female' : null
}

const isName = (text: string) => /^\p{L}[\p{L}\p{M}\s'’.,-]*$/u.test(text)

/** Reads the payload of a 2021 or 2024 card, as decoded from an image or typed by a hand-held scanner. */
export function parseIdCardQr(text: string): Result<QrFields, 'not-a-card-code'> {
  const payload = mendUtf8(text.replace(/[\r\n]+$/, '')).normalize('NFC')
  const parts = payload.split('|')
  const order = orderOf(parts)
  if (!order) return err('not-a-card-code')
  const field = (name: QrField) => parts[order.indexOf(name)] ?? ''
  const number = field('number').trim()
  const fullName = readableText(field('fullName'))
  if (!isPersonalNumber(number) || !fullName || !isName(fullName)) return err('not-a-card-code')
  const issueDate = parseVietnameseDate(field('issueDate'))
  const oldNumber = order === SEVEN ? field('oldNumber').trim() : ''
  const is2024 = parts.length > SEVEN.length || (issueDate ?? '') >= FIRST_DAY_OF_2024_CARDS
  return ok({
    number,
    oldNumber: oldNumber || null,
    fullName,
    dateOfBirth: parseVietnameseDate(field('dateOfBirth')),
    gender: gender(field('gender')),
    address: readableText(field('address')),
    issueDate,
    generation: is2024 ? 'vn-id-2024' : 'vn-id-2021',
    payload,
  })
}
