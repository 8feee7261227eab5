import type { Connection } from '../database/transaction.ts'

export interface RecoveryCode {
  codeHash: string
  deviceId: string
  expiresAt: Date
  usedAt: Date | null
}

export async function addRecoveryCode(
  db: Connection,
  code: Omit<RecoveryCode, 'usedAt'>,
  now: Date,
): Promise<void> {
  const row = { code_hash: code.codeHash, device_id: code.deviceId, expires_at: code.expiresAt }
  await db
    .insertInto('recovery_codes')
    .values({ ...row, created_at: now, used_at: null })
    .execute()
}

export const findRecoveryCode = (db: Connection, codeHash: string): Promise<RecoveryCode | undefined> =>
  db
    .selectFrom('recovery_codes')
    .select([
      'code_hash as codeHash',
      'device_id as deviceId',
      'expires_at as expiresAt',
      'used_at as usedAt',
    ])
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()

export async function spendRecoveryCode(db: Connection, codeHash: string, now: Date): Promise<void> {
  await db.updateTable('recovery_codes').set({ used_at: now }).where('code_hash', '=', codeHash).execute()
}
