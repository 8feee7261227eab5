import type { ConsentProof } from '../../src/domain/consent/consent.ts'
import type { Facts } from '../../src/domain/member/facts.ts'

const names = ['Nguyễn Thị Mẫu', 'Trần Văn Ví Dụ', 'Lê Thị Thử', 'Phạm Đức Mẫu', 'Hoàng Thị Ví Dụ']

/** An invented customer: the same number is the same person, in whichever store. */
export const person = (serial: number): Facts => ({
  number: `001199${String(serial).padStart(6, '0')}`,
  fullName: names[serial % names.length] as string,
  gender: serial % 2 === 0 ? 'female' : 'male',
  dateOfBirth: '1999-01-15',
  nationality: 'VNM',
  address: serial % 3 === 0 ? null : `Số ${serial} phố Mẫu, Hà Nội`,
  phone: `+8491${String(2_000_000 + serial)}`,
  email: serial % 4 === 0 ? null : `mau${serial}@example.com`,
})

/** Where an invented customer moves to, or the number of the new phone. */
export const movedTo = (fact: 'address' | 'phone', serial: number): string =>
  fact === 'address' ? `Số ${serial} phố Mới, Huế` : `+8490${String(3_000_000 + serial)}`

export const consentOf = (givenAt: string, receivedBy: string): ConsentProof => ({
  purposes: ['membership', 'transactions'],
  noticeVersion: '2026-01',
  noticeHash: 'a'.repeat(64),
  language: 'vi',
  method: 'signature',
  givenAt,
  receivedBy,
})
