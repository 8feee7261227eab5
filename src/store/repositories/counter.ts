import { inTransaction, prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { appendAudit } from './audit.ts'
import { replaceRoster, type StaffMember } from './staff.ts'

/** Which counter of which store this is, as headquarters said at joining. */
export interface Counter {
  deviceId: string
  storeCode: string
  storeName: string
  counterNumber: number
  headquartersUrl: string
  /** The key that signs receipts: raw Ed25519 public key, base64url. */
  receiptKey: { keyId: string; publicKey: string }
  /** [JOI2] It has not joined: address and receipt key are empty. */
  standsAlone?: true
}

interface Row {
  device_id: string
  store_code: string
  store_name: string
  counter_number: number
  headquarters_url: string
  receipt_key_id: string
  receipt_public_key: string
  stands_alone: number
}

/** Null until the counter has joined, or begun alone. */
export function counterOf(db: ReadableDb): Counter | null {
  const row = prepared(db, 'SELECT * FROM counter').get() as Row | undefined
  if (!row) return null
  return {
    deviceId: row.device_id,
    storeCode: row.store_code,
    storeName: row.store_name,
    counterNumber: row.counter_number,
    headquartersUrl: row.headquarters_url,
    receiptKey: { keyId: row.receipt_key_id, publicKey: row.receipt_public_key },
    ...(row.stands_alone === 1 && { standsAlone: true }),
  }
}

/** Keeps what headquarters said at joining: identity and roster, in one transaction. Throws if joined already. */
export function keepJoining(db: WritableDb, counter: Counter, roster: StaffMember[], at: string): void {
  inTransaction(db, () => {
    db.prepare(
      `INSERT INTO counter (one, device_id, store_code, store_name, counter_number, headquarters_url,
                            receipt_key_id, receipt_public_key, joined_at)
       VALUES (1, @deviceId, @storeCode, @storeName, @counterNumber, @headquartersUrl, @keyId, @publicKey, @at)`,
    ).run({ ...counter, ...counter.receiptKey, at, receiptKey: undefined })
    replaceRoster(db, roster)
    appendAudit(db, {
      at,
      actor: 'system',
      action: 'counter.joined',
      subject: counter.deviceId,
      commitment: null,
    })
  })
}

/**
 * This store goes on as another device, as headquarters has just made it: new identity and today's roster, in one
 * transaction. Throws if it had never joined. What it made before keeps the device that it was made under.
 */
export function keepRejoining(db: WritableDb, counter: Counter, roster: StaffMember[], at: string): void {
  inTransaction(db, () => {
    const kept = db
      .prepare(
        `UPDATE counter SET device_id = @deviceId, store_code = @storeCode, store_name = @storeName,
           counter_number = @counterNumber, headquarters_url = @headquartersUrl, receipt_key_id = @keyId,
           receipt_public_key = @publicKey, joined_at = @at`,
      )
      .run({ ...counter, ...counter.receiptKey, at, receiptKey: undefined })
    if (kept.changes !== 1) throw new Error('rejoining before joining')
    replaceRoster(db, roster)
    const told = { actor: 'system', action: 'counter.rejoined', subject: counter.deviceId, commitment: null }
    appendAudit(db, { at, ...told })
  })
}
