import type { AppState, SyncStatus } from '../../src/contract/ipc/app.ts'
import type { Response } from '../../src/contract/ipc/channels.ts'
import type { ReadField, Reading } from '../../src/domain/identity/reading.ts'
import type { FactName } from '../../src/domain/member/facts.ts'
import { emptyFields, type Fields, typed } from '../../src/renderer/state/field.ts'
import { fill } from '../../src/renderer/state/fill.ts'

/** Invented people and places, as everything in these tests. */
export const counter = {
  storeName: 'Cửa hàng Đồng Xoài',
  storeCode: '001',
  counterNumber: 1,
  keyKeptIn: 'keychain',
} as const
export const ready: AppState = {
  phase: 'ready',
  counter,
  staff: { staffNumber: '1001', name: 'Trần Văn Thử', role: 'clerk' },
}
export const locked: AppState = {
  phase: 'locked',
  counter,
  staff: { staffNumber: '1001', name: 'Trần Văn Thử', role: 'clerk' },
}
export const online: SyncStatus = {
  connection: 'online',
  waiting: 0,
  refused: 0,
  lastConfirmedAt: '2026-03-02T07:05:00.000Z',
  nextAttemptAt: null,
  catchUp: null,
}

const byQr = (value: string): ReadField => ({
  value,
  sources: ['qr'],
  confidence: 1,
  verified: true,
  disagreeing: [],
})
const byMrz = (value: string, verified = true): ReadField => ({ ...byQr(value), sources: ['mrz'], verified })

export const qrReading: Reading = {
  document: 'vn-id-2021',
  fields: {
    number: byQr('001199000123'),
    fullName: byQr('Nguyễn Thị Mẫu'),
    gender: byQr('female'),
    dateOfBirth: byQr('1999-01-15'),
    nationality: byQr('VNM'),
    address: byQr('Số 1 phố Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội'),
    issuingState: byQr('VNM'),
  },
  mrz: null,
  qr: '001199000123||Nguyễn Thị Mẫu|15011999|Nữ|Số 1 phố Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội|20052021',
  warnings: [],
}

/** The back of the same card: the MRZ agrees, and knows no diacritics. */
export const mrzReading: Reading = {
  document: 'vn-id',
  fields: {
    number: byMrz('001199000123'),
    fullName: byMrz('NGUYEN THI MAU', false),
    gender: byMrz('female'),
    dateOfBirth: byMrz('1999-01-15'),
    nationality: byMrz('VNM'),
  },
  mrz: { lines: [], valid: true },
  qr: null,
  warnings: [],
}

export const passportReading: Reading = {
  document: 'passport',
  fields: {
    number: byMrz('M12345678'),
    fullName: {
      ...byMrz('KIM SPECIMEN', false),
      disagreeing: [{ value: 'KIM SPECIMFN', source: 'print' }],
    },
    gender: byMrz('male'),
    dateOfBirth: byMrz('1988-02-29'),
    nationality: byMrz('KOR'),
    issuingState: byMrz('KOR'),
  },
  mrz: { lines: [], valid: true },
  qr: null,
  warnings: ['sources-disagree', 'document-expired'],
}

/** A Vietnamese passport: the zone has the name's letters, print has its diacritics too. */
export const printedReading: Reading = {
  document: 'passport',
  fields: {
    ...mrzReading.fields,
    number: byMrz('C1234567'),
    fullName: { ...byMrz('NGUYỄN THỊ MẪU', false), sources: ['mrz', 'print'] },
    dateOfBirth: { ...byMrz('1999-01-15'), sources: ['mrz', 'print'] },
  },
  mrz: { lines: [], valid: true },
  qr: null,
  warnings: ['code-and-zone-differ', 'different-people', 'document-expired'],
}

export const notices = {
  vi: { version: '2026-01', language: 'vi', text: '# Thông báo\n\nNội dung **thử**.\n\n- một\n- hai' },
  en: { version: '2026-01', language: 'en', text: '# Notice\n\nA **trial** text.\n\n- one\n- two' },
} as const

type Member = Response<'members:enrol'>
export const receipt = {
  envelopeId: '5b1f2f0e-7f3a-4f0b-9a51-2c4b7e6d9a10',
  deviceId: 'a4a1c1de-58a7-4f55-9d4e-0b7d8a2f3c11',
  sequence: 7,
  envelopeHash: 'ab'.repeat(32),
  storedAt: '2026-03-02T07:06:12.000Z',
  keyId: 'hq-2026',
  signature: 'c2lnbmF0dXJl',
}

/** @param at 1…9: makes the ids and numbers differ. */
export const member = (at: number, delivery: Member['delivery']): Member => ({
  memberId: `0d9f7c1${at}-3a54-4c8f-8a34-5b8d1f1f1f1f`,
  cardNumber: `00101000012${at}`,
  maskedName: 'N••• T••• Mẫu',
  maskedNumber: '••••••••0123',
  enrolledAt: `2026-03-02T0${at}:05:00.000Z`,
  delivery,
})

/** A form that lacks nothing but consent. */
export function completeFields(): Fields {
  const fields = fill(emptyFields(), qrReading)
  return { ...fields, phone: typed(fields.phone, '0912345678') }
}

/** Agreed to an older notice than the one in force. */
export const consentsOf = (memberId: string): Response<'consents:of'> => ({
  memberId,
  cardNumber: '001010000121',
  maskedName: 'N••• T••• Mẫu',
  agreed: ['membership', 'contact'],
  noticeVersion: '2025-06',
  asksAgain: true,
  needed: { representative: false, own: true },
})

/** What is shown of the member once a purpose was named. */
export const factsOfSample: Record<FactName, string | null> = {
  number: '001199000123',
  fullName: 'Nguyễn Thị Mẫu',
  gender: 'female',
  dateOfBirth: '1999-01-15',
  nationality: 'VNM',
  address: 'Số 1 phố Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội',
  phone: '+84912345678',
  email: null,
}

/** The page of a member whose facts are here. */
export const pageOf = (memberId: string): Response<'members:of'> => ({
  standing: 'here',
  member: { ...member(1, { state: 'confirmed', receipt }), memberId },
  masked: {
    number: '••••••••0123',
    fullName: 'N••• T••• Mẫu',
    gender: '•••',
    dateOfBirth: '••/••/••••',
    nationality: '•••',
    address: '•••',
    phone: '•••••••678',
    email: null,
  },
  restricted: false,
  needApproval: ['number', 'fullName', 'dateOfBirth', 'gender', 'nationality'],
})
