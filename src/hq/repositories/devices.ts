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
  /** The device that this one was a copy of, when it became one of its own. */
  continues: string | null
  /** Store and counter digits of cards that it made while it stood alone; null where it has made none, or keeps none. */
  cardPrefix: string | null
  lastContactAt: Date | null
}

const columns = [
  'id',
  'store_code as storeCode',
  'counter_number as counterNumber',
  'public_key as publicKey',
  'joined_at as joinedAt',
  'revoked_at as revokedAt',
  'continues',
  'card_prefix as cardPrefix',
  'last_contact_at as lastContactAt',
] as const

export const findDevice = (db: Connection, id: string): Promise<Device | undefined> =>
  db.selectFrom('devices').select(columns).where('id', '=', id).executeTakeFirst()

/** As it stands now, and until the transaction ends: who would cut it off waits. */
export const holdDevice = (db: Connection, id: string): Promise<Device | undefined> =>
  db.selectFrom('devices').select(columns).where('id', '=', id).forShare().executeTakeFirst()

export const listDevices = (db: Connection): Promise<Device[]> =>
  db.selectFrom('devices').select(columns).orderBy('store_code').orderBy('counter_number').execute()

/** The device with this key that continues another; undefined until it has rejoined. */
export const findSuccessor = (
  db: Connection,
  continues: string,
  publicKey: string,
): Promise<Device | undefined> =>
  db
    .selectFrom('devices')
    .select(columns)
    .where('continues', '=', continues)
    .where('public_key', '=', publicKey)
    .executeTakeFirst()

/** A device and all that it continues, the newest first: whose envelopes it may send. */
export async function lineageOf(db: Connection, device: Device): Promise<Device[]> {
  const lineage = [device]
  for (let next = device.continues; next !== null; ) {
    const before = await findDevice(db, next)
    if (!before) break
    lineage.push(before)
    next = before.continues
  }
  return lineage
}

/** Whose cards begin as this one does; undefined where nobody's in that store do. */
export const findMakerOfCard = (
  db: Connection,
  storeCode: string,
  cardNumber: string,
): Promise<Device | undefined> => {
  const prefix = cardNumber.slice(0, 5)
  const ofStore = db.selectFrom('devices').select(columns).where('store_code', '=', storeCode)
  const made = prefix.startsWith(storeCode)
    ? ofStore.where('counter_number', '=', Number(prefix.slice(storeCode.length)))
    : ofStore.where('card_prefix', '=', prefix)
  return made.executeTakeFirst()
}

/** The highest counter number ever given in a store. One that was revoked is not given again: its cards exist. */
export async function lastCounterNumber(db: Connection, storeCode: string): Promise<number> {
  const row = await db
    .selectFrom('devices')
    .select(({ fn }) => fn.max('counter_number').as('last'))
    .where('store_code', '=', storeCode)
    .executeTakeFirst()
  return row?.last ?? 0
}

/** As it joins. */
export type NewDevice = Omit<Device, 'revokedAt' | 'cardPrefix' | 'lastContactAt'> & {
  cardPrefix?: string | null
}

export async function addDevice(db: Connection, device: NewDevice): Promise<void> {
  await db
    .insertInto('devices')
    .values({
      id: device.id,
      store_code: device.storeCode,
      counter_number: device.counterNumber,
      public_key: device.publicKey,
      joined_at: device.joinedAt,
      revoked_at: null,
      continues: device.continues,
      card_prefix: device.cardPrefix ?? null,
    })
    .execute()
}

/** Whether a device has cards of that prefix, from when it stood alone. */
export async function isPrefixTaken(db: Connection, cardPrefix: string): Promise<boolean> {
  const row = await db
    .selectFrom('devices')
    .select('id')
    .where('card_prefix', '=', cardPrefix)
    .executeTakeFirst()
  return row !== undefined
}

/** What a counter says of itself when it asks for the feed. */
export interface Contact {
  at: Date
  waiting: number
  refused: number
  appVersion: string
}

export async function recordContact(db: Connection, id: string, contact: Contact): Promise<void> {
  const { at, waiting, refused, appVersion } = contact
  await db
    .updateTable('devices')
    .set({ last_contact_at: at, waiting, refused, app_version: appVersion })
    .where('id', '=', id)
    .execute()
}

/** For counters that do not ask for the feed, as those of version 1. */
export async function recordSighting(db: Connection, id: string, at: Date): Promise<void> {
  await db.updateTable('devices').set({ last_contact_at: at }).where('id', '=', id).execute()
}

/** How far a device's clock was ahead of headquarters', in milliseconds, when it was too far off. */
export async function recordClockSkew(db: Connection, id: string, skewMs: number): Promise<void> {
  await db.updateTable('devices').set({ clock_skew_ms: skewMs }).where('id', '=', id).execute()
}

/** As it was noticed last; nought where it never was too far off. */
export async function clockSkewOf(db: Connection, id: string): Promise<number> {
  const row = await db.selectFrom('devices').select('clock_skew_ms').where('id', '=', id).executeTakeFirst()
  return Number(row?.clock_skew_ms ?? 0)
}

/** Takes a device in again. False when there is no such device, or it is not revoked. */
export async function unrevokeDevice(db: Connection, id: string): Promise<boolean> {
  const taken = await db
    .updateTable('devices')
    .set({ revoked_at: null })
    .where('id', '=', id)
    .where('revoked_at', 'is not', null)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
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
