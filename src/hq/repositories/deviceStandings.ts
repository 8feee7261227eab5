import type { Connection } from '../database/transaction.ts'

/** A counter as somebody who looks after it sees it. */
export interface DeviceStanding {
  id: string
  storeCode: string
  counterNumber: number
  joinedAt: Date
  revokedAt: Date | null
  /** The device that this one was a copy of. */
  continues: string | null
  lastContactAt: Date | null
  /** Envelopes that it said were still to be sent, and set aside. */
  waiting: number | null
  refused: number | null
  appVersion: string | null
  /** How far its clock was ahead, in milliseconds, when that was last in the way. */
  clockSkewMs: number | null
  /** How far its audit log is countersigned; null: nothing yet. */
  log: { sequence: number; countersignedAt: Date; forked: boolean } | null
}

export async function deviceStandings(db: Connection): Promise<DeviceStanding[]> {
  const devices = await db
    .selectFrom('devices')
    .select([
      'id',
      'store_code as storeCode',
      'counter_number as counterNumber',
      'joined_at as joinedAt',
      'revoked_at as revokedAt',
      'continues',
      'last_contact_at as lastContactAt',
      'waiting',
      'refused',
      'app_version as appVersion',
      'clock_skew_ms as clockSkewMs',
    ])
    .orderBy('store_code')
    .orderBy('counter_number')
    .execute()
  const logs = await db
    .selectFrom('checkpoints')
    .select(({ fn }) => [
      'device_id',
      fn.max('sequence').as('sequence'),
      fn.max('received_at').as('countersignedAt'),
    ])
    .groupBy('device_id')
    .execute()
  const forks = await db.selectFrom('checkpoint_forks').select('device_id').distinct().execute()
  const forked = new Set(forks.map(row => row.device_id))
  const logOf = new Map(
    logs.map(({ device_id, ...log }) => [device_id, { ...log, forked: forked.has(device_id) }]),
  )
  return devices.map(device => ({ ...device, log: logOf.get(device.id) ?? null }))
}
