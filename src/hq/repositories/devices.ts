import type { Connection } from '../database/transaction.ts'

/** A counter's computer, as it joined. */
export interface Device {
  id: string
  storeCode: string
  counterNumber: number
  /** Ed25519, raw 32 bytes, base64url. */
  publicKey: string
  joinedAt: Date
  revokedAt: Date | null
}

const columns = [
  'id',
  'store_code as storeCode',
  'counter_number as counterNumber',
  'public_key as publicKey',
  'joined_at as joinedAt',
  'revoked_at as revokedAt',
] as const

export const findDevice = (db: Connection, id: string): Promise<Device | undefined> =>
  db.selectFrom('devices').select(columns).where('id', '=', id).executeTakeFirst()

export const listDevices = (db: Connection): Promise<Device[]> =>
  db.selectFrom('devices').select(columns).orderBy('store_code').orderBy('counter_number').execute()

/** The highest counter number ever given in a store. One that was revoked is not given again: its cards exist. */
export async function lastCounterNumber(db: Connection, storeCode: string): Promise<number> {
  const row = await db
    .selectFrom('devices')
    .select(({ fn }) => fn.max('counter_number').as('last'))
    .where('store_code', '=', storeCode)
    .executeTakeFirst()
  return row?.last ?? 0
}

export async function addDevice(db: Connection, device: Omit<Device, 'revokedAt'>): Promise<void> {
  await db
    .insertInto('devices')
    .values({
      id: device.id,
      store_code: device.storeCode,
      counter_number: device.counterNumber,
      public_key: device.publicKey,
      joined_at: device.joinedAt,
      revoked_at: null,
    })
    .execute()
}

/** False when there is no such device. A device that was revoked before stays revoked since then. */
export async function revokeDevice(db: Connection, id: string, now: Date): Promise<boolean> {
  await db
    .updateTable('devices')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
  return (await findDevice(db, id)) !== undefined
}
