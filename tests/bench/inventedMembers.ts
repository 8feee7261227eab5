import type { Facts } from '../../src/domain/member/facts.ts'
import type { NewEnrolment } from '../../src/store/enrol.ts'
import { type Chance, inventName, oneOf, seeded } from './inventedNames.ts'

const streets = [
  'Lê Lợi',
  'Hai Bà Trưng',
  'Nguyễn Huệ',
  'Trần Phú',
  'Quang Trung',
  'Lý Thường Kiệt',
  'Điện Biên Phủ',
]
const wards = ['Phường Mẫu', 'Phường Ví Dụ', 'Xã Thử', 'Phường Giả Định', 'Xã Tân Mẫu', 'Phường Thí Dụ']
const cities = ['Hà Nội', 'Huế', 'Đà Nẵng', 'Cần Thơ', 'Đồng Nai', 'Lâm Đồng', 'Thành phố Hồ Chí Minh']
const mobile = [
  '32',
  '35',
  '36',
  '37',
  '38',
  '39',
  '70',
  '77',
  '79',
  '81',
  '85',
  '88',
  '90',
  '91',
  '93',
  '97',
  '98',
]
/** Provinces of birth registration in 12-digit numbers. */
const provinces = ['001', '034', '046', '048', '056', '075', '079', '091', '092']

const digits = (value: number, width: number) => String(value).padStart(width, '0')

/** A version 4 UUID that is the same for the same person in every store of a run. */
function uuid(chance: Chance): string {
  const hex = Array.from({ length: 8 }, () =>
    Math.floor(chance() * 2 ** 16)
      .toString(16)
      .padStart(4, '0'),
  )
  const [a, b, c, d, e, f, g, h] = hex as [string, string, string, string, string, string, string, string]
  return `${a}${b}-${c}-4${d.slice(1)}-a${e.slice(1)}-${f}${g}${h}`
}

function inventFacts(n: number, chance: Chance): Facts {
  const gender = chance() < 0.55 ? 'female' : 'male'
  const year = 1950 + Math.floor(chance() * 58)
  const [month, day] = [1 + Math.floor(chance() * 12), 1 + Math.floor(chance() * 28)]
  const abroad = chance() < 0.03
  const century = (year < 2000 ? 0 : 2) + (gender === 'female' ? 1 : 0)
  // The serial is n scattered over a million (617 and 10^6 have no common factor): never twice, and in no order.
  const scattered = digits((n * 617) % 1_000_000, 6)
  const number = abroad
    ? `C${digits(n, 8)}`
    : `${oneOf(chance, provinces)}${century}${digits(year % 100, 2)}${scattered}`
  return {
    number: n >= 1_000_000 && !abroad ? `X${digits(n, 9)}` : number,
    fullName: inventName(chance, gender),
    gender,
    dateOfBirth: `${year}-${digits(month, 2)}-${digits(day, 2)}`,
    nationality: abroad ? 'KOR' : 'VNM',
    address: `Số ${1 + Math.floor(chance() * 400)} ${oneOf(chance, streets)}, ${oneOf(chance, wards)}, ${oneOf(chance, cities)}`,
    phone: `+84${oneOf(chance, mobile)}${digits(Math.floor(chance() * 10_000_000), 7)}`,
    email: chance() < 0.6 ? `mau.${n}@example.com` : null,
  }
}

/** The nth invented customer: the same for the same n, and every number another's. */
export function inventMember(n: number, at: string): NewEnrolment {
  const chance = seeded(n)
  const consent = {
    purposes: chance() < 0.7 ? (['membership', 'contact'] as const) : (['membership'] as const),
    noticeVersion: '2026-01',
    noticeHash: 'a'.repeat(64),
    language: 'vi',
    method: 'signature',
    givenAt: at,
    receivedBy: '1001',
  } as const
  return {
    memberId: uuid(chance),
    facts: inventFacts(n, chance),
    consent: { ...consent, purposes: [...consent.purposes] },
    enrolledBy: '1001',
    at,
  }
}
