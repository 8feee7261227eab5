import type { ReadableDb, WritableDb } from '../database.ts'

/** A checkpoint of the audit log as it is kept. What its texts hold is parsed by sync, which knows the contract. */
export interface StoredCheckpoint {
  deviceId: string
  /** Of the last audit entry that it covers. */
  sequence: number
  /** Canonical JSON, with the device's signature. */
  checkpoint: string
  /** Raw Ed25519 public key, base64url. */
  publicKey: string
  /** JSON, as headquarters gave it. */
  countersignature: string | null
  /** JSON: why headquarters would not countersign. */
  refusal: string | null
}

const columns =
  'device_id AS deviceId, sequence, checkpoint, public_key AS publicKey, countersignature, refusal'

export function putCheckpoint(
  db: WritableDb,
  made: Omit<StoredCheckpoint, 'countersignature' | 'refusal'>,
): void {
  db.prepare(
    `INSERT INTO checkpoint (device_id, sequence, checkpoint, public_key)
     VALUES (@deviceId, @sequence, @checkpoint, @publicKey)`,
  ).run(made)
}

export const lastCheckpoint = (db: ReadableDb, deviceId: string) =>
  db
    .prepare(`SELECT ${columns} FROM checkpoint WHERE device_id = ? ORDER BY sequence DESC LIMIT 1`)
    .get(deviceId) as StoredCheckpoint | undefined

/** Those after entry `after`, oldest first. */
export const checkpointsAfter = (db: ReadableDb, deviceId: string, after: number, limit: number) =>
  db
    .prepare(
      `SELECT ${columns} FROM checkpoint WHERE device_id = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
    )
    .all(deviceId, after, limit) as StoredCheckpoint[]

/** Up to which entry headquarters has countersigned without a break; 0 where it has nothing. */
export const countersignedUpTo = (db: ReadableDb, deviceId: string) =>
  db
    .prepare(
      `SELECT coalesce(max(sequence), 0) FROM checkpoint WHERE device_id = @deviceId AND sequence <
         coalesce((SELECT min(sequence) FROM checkpoint WHERE device_id = @deviceId AND countersignature IS NULL),
                  9007199254740991)`,
    )
    .pluck()
    .get({ deviceId }) as number

/** Whether headquarters has refused one of this device's: nothing can follow it. */
export const hasRefusedCheckpoint = (db: ReadableDb, deviceId: string) =>
  db.prepare('SELECT 1 FROM checkpoint WHERE device_id = ? AND refusal IS NOT NULL').get(deviceId) !==
  undefined

/** Puts the last one that headquarters holds in the place of all that it has not countersigned. */
export function resumeFrom(
  db: WritableDb,
  held: Omit<StoredCheckpoint, 'refusal' | 'countersignature'> & { countersignature: string },
): void {
  db.prepare('DELETE FROM checkpoint WHERE device_id = ? AND countersignature IS NULL').run(held.deviceId)
  db.prepare(
    `INSERT INTO checkpoint (device_id, sequence, checkpoint, public_key, countersignature)
     VALUES (@deviceId, @sequence, @checkpoint, @publicKey, @countersignature)
     ON CONFLICT (device_id, sequence) DO NOTHING`,
  ).run(held)
}

/** The first countersignature is kept: headquarters gives the same one again, or one after losing its own. */
export function keepCountersignature(
  db: WritableDb,
  deviceId: string,
  sequence: number,
  countersignature: string,
): void {
  db.prepare(
    `UPDATE checkpoint SET countersignature = coalesce(countersignature, ?) WHERE device_id = ? AND sequence = ?`,
  ).run(countersignature, deviceId, sequence)
}

/** False when it was refused before. */
export function keepRefusal(db: WritableDb, deviceId: string, sequence: number, refusal: string): boolean {
  const kept = db
    .prepare('UPDATE checkpoint SET refusal = ? WHERE device_id = ? AND sequence = ? AND refusal IS NULL')
    .run(refusal, deviceId, sequence)
  return kept.changes === 1
}

/** Of every device that this store has been, oldest entries first. None in a store from before there were any. */
export function allCheckpoints(db: ReadableDb): StoredCheckpoint[] {
  const exists = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'checkpoint'`).get()
  if (!exists) return []
  return db
    .prepare(`SELECT ${columns} FROM checkpoint ORDER BY device_id, sequence`)
    .all() as StoredCheckpoint[]
}
