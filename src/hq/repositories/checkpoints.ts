import { Countersignature, SignedCheckpoint } from '../../contract/sync/checkpoint.ts'
import { canonicalJson } from '../../domain/audit/canonical.ts'
import {
  firstOf,
  type HeldHashes,
  headOf,
  type SignedCheckpoint as Signed,
  signedCheckpointText,
} from '../../domain/audit/checkpoint.ts'
import type { Connection } from '../database/transaction.ts'
import type { Device } from './devices.ts'

/** Has others who bring checkpoints of this device wait until the transaction ends. */
export async function takeDevice(db: Connection, device: Device): Promise<void> {
  await db
    .selectFrom('devices')
    .select('id')
    .where('id', '=', device.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

const ofDevice = (db: Connection, device: Device) =>
  db.selectFrom('checkpoints').where('store_code', '=', device.storeCode).where('device_id', '=', device.id)

/** The last checkpoint that is held of a device: where its log ends. */
export async function heldLast(
  db: Connection,
  device: Device,
): Promise<{ checkpoint: Signed; countersignature: Countersignature } | null> {
  const row = await ofDevice(db, device)
    .select(['checkpoint', 'countersignature'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const checkpoint = SignedCheckpoint.parse(JSON.parse(row.checkpoint))
  return { checkpoint, countersignature: Countersignature.parse(JSON.parse(row.countersignature)) }
}

export interface HeldCheckpoint {
  checkpoint: Signed
  countersignature: Countersignature
}

/** All that is held of a device, in order. */
export async function heldCheckpoints(
  db: Connection,
  device: Pick<Device, 'storeCode' | 'id'>,
): Promise<HeldCheckpoint[]> {
  const rows = await db
    .selectFrom('checkpoints')
    .select(['checkpoint', 'countersignature'])
    .where('store_code', '=', device.storeCode)
    .where('device_id', '=', device.id)
    .orderBy('sequence')
    .execute()
  return rows.map(row => ({
    checkpoint: SignedCheckpoint.parse(JSON.parse(row.checkpoint)),
    countersignature: Countersignature.parse(JSON.parse(row.countersignature)),
  }))
}

/** The hashes that are held of entries `from` to `to`, and of those that were signed together with them. */
export async function heldHashes(
  db: Connection,
  device: Device,
  from: number,
  to: number,
): Promise<HeldHashes> {
  const rows = await ofDevice(db, device)
    .select('checkpoint')
    .where('sequence', '>=', from)
    .where('first_sequence', '<=', to)
    .orderBy('sequence')
    .execute()
  const held = rows.map(row => SignedCheckpoint.parse(JSON.parse(row.checkpoint)))
  const [first] = held
  return { from: first ? firstOf(first) : from, hashes: held.flatMap(({ hashes }) => hashes) }
}

/** The countersignature that this very checkpoint was given, if it was. */
export async function countersignatureOf(
  db: Connection,
  device: Device,
  checkpoint: Signed,
): Promise<Countersignature | null> {
  const row = await ofDevice(db, device)
    .select('countersignature')
    .where('sequence', '=', checkpoint.sequence)
    .where('checkpoint', '=', signedCheckpointText(checkpoint))
    .executeTakeFirst()
  return row ? Countersignature.parse(JSON.parse(row.countersignature)) : null
}

export async function addCheckpoint(
  db: Connection,
  device: Device,
  kept: { checkpoint: Signed; countersignature: Countersignature; receivedAt: Date },
): Promise<void> {
  const { checkpoint, countersignature } = kept
  await db
    .insertInto('checkpoints')
    .values({
      store_code: device.storeCode,
      device_id: device.id,
      sequence: checkpoint.sequence,
      first_sequence: firstOf(checkpoint),
      hash: headOf(checkpoint),
      checkpoint: signedCheckpointText(checkpoint),
      countersignature: canonicalJson({ ...countersignature }),
      received_at: kept.receivedAt,
    })
    .execute()
}

/** The same fork is kept once, however often it is sent. */
export async function addFork(
  db: Connection,
  device: Device,
  fork: { checkpoint: Signed; checkpointHash: string; forkedAt: number; receivedAt: Date },
): Promise<void> {
  await db
    .insertInto('checkpoint_forks')
    .values({
      store_code: device.storeCode,
      device_id: device.id,
      checkpoint_hash: fork.checkpointHash,
      forked_at: fork.forkedAt,
      checkpoint: signedCheckpointText(fork.checkpoint),
      received_at: fork.receivedAt,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** The evidence against a device: what it signed that contradicts what it had signed before, oldest first. */
export const forksOf = (db: Connection, device: Pick<Device, 'storeCode' | 'id'>) =>
  db
    .selectFrom('checkpoint_forks')
    .select(['forked_at as forkedAt', 'checkpoint', 'received_at as receivedAt'])
    .where('store_code', '=', device.storeCode)
    .where('device_id', '=', device.id)
    .orderBy('received_at')
    .orderBy('forked_at')
    .execute()
