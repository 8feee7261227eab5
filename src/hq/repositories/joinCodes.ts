import type { Connection } from '../database/transaction.ts'

export interface KeptCode {
  codeHash: string
  storeCode: string
  expiresAt: Date
  /** The device that it let in. */
  usedBy: string | null
}

export async function addCode(db: Connection, code: Omit<KeptCode, 'usedBy'>, now: Date): Promise<void> {
  const row = { code_hash: code.codeHash, store_code: code.storeCode, expires_at: code.expiresAt }
  await db
    .insertInto('join_codes')
    .values({ ...row, created_at: now, used_by: null })
    .execute()
}

export const findCode = (db: Connection, codeHash: string): Promise<KeptCode | undefined> =>
  db
    .selectFrom('join_codes')
    .select([
      'code_hash as codeHash',
      'store_code as storeCode',
      'expires_at as expiresAt',
      'used_by as usedBy',
    ])
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()

export async function spendCode(db: Connection, codeHash: string, deviceId: string): Promise<void> {
  await db.updateTable('join_codes').set({ used_by: deviceId }).where('code_hash', '=', codeHash).execute()
}

export async function forgetCodesExpiredBefore(db: Connection, instant: Date): Promise<void> {
  await db.deleteFrom('join_codes').where('expires_at', '<', instant).execute()
}
