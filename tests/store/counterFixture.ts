import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConsentProof } from '../../src/domain/consent/consent.ts'
import type { Facts } from '../../src/domain/member/facts.ts'
import type { WritableDb } from '../../src/store/database.ts'
import type { NewEnrolment } from '../../src/store/enrol.ts'
import { createStore } from '../../src/store/open.ts'
import { type Counter, keepJoining } from '../../src/store/repositories/counter.ts'

export const AT = '2026-11-22T08:00:00.000Z'

/** An invented customer; `serial` makes the document number another one. */
export const facts = (serial = 1): Facts => ({
  number: `00119900${String(serial).padStart(4, '0')}`,
  fullName: 'Nguyễn Thị Mẫu',
  gender: 'female',
  dateOfBirth: '1999-01-15',
  nationality: 'VNM',
  address: 'Số 1 phố Mẫu, Phường Mẫu, Hà Nội',
  phone: '+84925186878',
  email: 'mau@example.com',
})

export const consent = (): ConsentProof => ({
  purposes: ['membership', 'transactions'],
  noticeVersion: '2026-01',
  noticeHash: 'a'.repeat(64),
  language: 'vi',
  method: 'spoken-witnessed',
  givenAt: AT,
  receivedBy: '1001',
})

export const enrolment = (serial = 1, memberId: string = randomUUID()): NewEnrolment => ({
  memberId,
  facts: facts(serial),
  consent: consent(),
  enrolledBy: '1001',
  at: AT,
})

export const random = { uuid: () => randomUUID(), salt: () => randomBytes(32).toString('hex') }

export const counter: Counter = {
  deviceId: '0b8c2f7e-8a51-4d0e-9a2f-5a1f2f6f0c11',
  storeCode: '001',
  storeName: 'Harmoor Mẫu',
  counterNumber: 1,
  headquartersUrl: 'http://127.0.0.1:9',
  receiptKey: { keyId: 'k1', publicKey: 'A'.repeat(43) },
}

export const clerk = {
  staffNumber: '1001',
  name: 'Trần Văn Ví Dụ',
  role: 'clerk',
  pinHash: '$argon2id$x',
} as const

export interface TestStore {
  folder: string
  file: string
  key: Buffer
  db: WritableDb
  remove(): void
}

/** A new encrypted store in a folder of its own, joined unless said otherwise. */
export function makeStore(joined = true): TestStore {
  const folder = mkdtempSync(join(tmpdir(), 'harmoor-store-'))
  const file = join(folder, 'store.db')
  const key = randomBytes(32)
  const created = createStore(file, key)
  if (!created.ok) throw new Error(created.error)
  const db = created.value
  if (joined) keepJoining(db, counter, [clerk], AT)
  const remove = () => {
    db.close()
    rmSync(folder, { recursive: true })
  }
  return { folder, file, key, db, remove }
}
