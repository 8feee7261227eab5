import type { Connection } from '../database/transaction.ts'

/** Keeps a device's nonce until it could not be replayed any more; false when it was seen before. */
export async function addNonce(
  db: Connection,
  seen: { deviceId: string; nonce: string; expiresAt: Date },
): Promise<boolean> {
  const added = await db
    .insertInto('nonces')
    .values({ device_id: seen.deviceId, nonce: seen.nonce, expires_at: seen.expiresAt })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export async function forgetNonces(db: Connection, deviceId: string, expiredBefore: Date): Promise<void> {
  await db
    .deleteFrom('nonces')
    .where('device_id', '=', deviceId)
    .where('expires_at', '<', expiredBefore)
    .execute()
}
