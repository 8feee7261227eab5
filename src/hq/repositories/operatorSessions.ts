import type { Insertable } from 'kysely'
import type { Operator } from '../../contract/console/operator.ts'
import type { OperatorSessionRow } from '../database/operatorTables.ts'
import type { Connection } from '../database/transaction.ts'

export async function addSession(db: Connection, session: Insertable<OperatorSessionRow>): Promise<void> {
  await db.insertInto('operator_sessions').values(session).execute()
}

/** Who a session is of, and since when. */
export async function findSession(
  db: Connection,
  tokenHash: string,
): Promise<{ operator: Operator; beganAt: Date; usedAt: Date } | null> {
  const row = await db
    .selectFrom('operator_sessions')
    .innerJoin('operators', 'operators.name', 'operator_sessions.operator_name')
    .select(['name', 'full_name', 'role', 'began_at', 'used_at'])
    .where('token_hash', '=', tokenHash)
    .where('dismissed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const operator = { name: row.name, fullName: row.full_name, role: row.role }
  return { operator, beganAt: row.began_at, usedAt: row.used_at }
}

export async function touchSession(db: Connection, tokenHash: string, now: Date): Promise<void> {
  await db
    .updateTable('operator_sessions')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .execute()
}

export async function endSession(db: Connection, tokenHash: string): Promise<void> {
  await db.deleteFrom('operator_sessions').where('token_hash', '=', tokenHash).execute()
}

export async function forgetSessionsUnusedSince(db: Connection, then: Date): Promise<void> {
  await db.deleteFrom('operator_sessions').where('used_at', '<', then).execute()
}
