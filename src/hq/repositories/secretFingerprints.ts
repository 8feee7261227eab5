import type { Connection } from '../database/transaction.ts'

/** What this database knows a secret by; null before it knew one. */
export async function knownFingerprint(db: Connection, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('secret_fingerprints')
    .select('fingerprint')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.fingerprint ?? null
}

/** Keeps the first that it is told of. */
export async function rememberFingerprint(db: Connection, name: string, fingerprint: string): Promise<void> {
  await db
    .insertInto('secret_fingerprints')
    .values({ name, fingerprint })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
