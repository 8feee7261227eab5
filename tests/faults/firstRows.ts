import type { WritableDb } from '../../src/store/database.ts'
import { AT, clerk, counter, facts } from '../store/counterFixture.ts'
import type { Chance } from './chance.ts'

const CUSTOMERS = 8

/**
 * Rows as the first version of the schema held them. Frozen with that version: this is what a store in the field looks
 * like to every migration that comes after, so no later code writes it.
 */
export function insertFirstRows(db: WritableDb, draw: Chance): void {
  const put = (table: string, ...values: (string | number | null)[]) =>
    db.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(values)
  const { deviceId, storeCode, storeName, counterNumber, headquartersUrl, receiptKey } = counter
  const place = [deviceId, storeCode, storeName, counterNumber, headquartersUrl]
  put('counter', 1, ...place, receiptKey.keyId, receiptKey.publicKey, AT)
  put('staff', clerk.staffNumber, clerk.name, clerk.role, clerk.pinHash, 0, null)
  put('serial', 'card', CUSTOMERS)
  put('serial', 'envelope', CUSTOMERS)
  const hash = (at: number) => String(at).padStart(64, '0')
  put('audit', 1, AT, 'system', 'counter.joined', deviceId, null, hash(0), hash(1))
  for (let at = 1; at <= CUSTOMERS; at += 1) {
    const id = draw.uuid()
    const { fullName, gender, dateOfBirth, nationality, address, phone, email } = facts()
    const person = [
      fullName,
      gender,
      dateOfBirth,
      nationality,
      `${address} `.repeat(1 + draw.below(20)),
      phone,
    ]
    const number = `00119${String(at).padStart(7, '0')}`
    const card = `0010100000${at}`
    put('member', id, card, number, ...person, email, AT, '1001', draw.hex(32))
    put('consent', id, 'membership', '2026-01', hash(9), 'vi', 'spoken-witnessed', AT, '1001')
    put('audit', at + 1, AT, '1001', 'member.enrolled', id, draw.hex(32), hash(at), hash(at + 1))
    put('outbox', at, draw.uuid(), id, `{"body":"${draw.hex(600)}"}`, 'stored', null, null, null)
  }
}
