import type { Transaction } from 'kysely'
import type { Schema } from '../database/schema.ts'

/** Makes everyone who tries to join wait for everyone before: without it, tries made at once would not count. */
export async function takeJoinGate(tx: Transaction<Schema>): Promise<void> {
  await tx.selectFrom('join_gate').select('id').where('id', '=', 1).forUpdate().executeTakeFirstOrThrow()
}

/** When the failed tries since then were, oldest first; forgets the ones before. */
export async function failuresSince(tx: Transaction<Schema>, instant: Date): Promise<Date[]> {
  await tx.deleteFrom('join_failures').where('failed_at', '<=', instant).execute()
  const rows = await tx.selectFrom('join_failures').select('failed_at').orderBy('failed_at').execute()
  return rows.map(row => row.failed_at)
}

export async function addFailure(tx: Transaction<Schema>, id: string, now: Date): Promise<void> {
  await tx.insertInto('join_failures').values({ id, failed_at: now }).execute()
}
