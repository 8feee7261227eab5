import type { Selectable } from 'kysely'
import type { Operator } from '../../contract/console/operator.ts'
import type { OperatorRow } from '../database/operatorTables.ts'
import type { Connection } from '../database/transaction.ts'

/** Adds an operator, or gives who has that name another role and passphrase. Every session of theirs ends. */
export async function putOperator(
  db: Connection,
  operator: Operator & { passphraseHash: string },
  now: Date,
): Promise<void> {
  const facts = {
    full_name: operator.fullName,
    role: operator.role,
    passphrase_hash: operator.passphraseHash,
    failures: 0,
    last_try_at: now,
    dismissed_at: null,
  }
  await db.deleteFrom('operator_sessions').where('operator_name', '=', operator.name).execute()
  await db
    .insertInto('operators')
    .values({ name: operator.name, ...facts, created_at: now })
    .onConflict(conflict => conflict.column('name').doUpdateSet(facts))
    .execute()
}

/** Takes the row until the transaction ends, so that tries are counted one after the other. */
export const takeOperator = (db: Connection, name: string): Promise<Selectable<OperatorRow> | undefined> =>
  db
    .selectFrom('operators')
    .selectAll()
    .where('name', '=', name)
    .where('dismissed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export async function countTries(db: Connection, name: string, failures: number, now: Date): Promise<void> {
  await db.updateTable('operators').set({ failures, last_try_at: now }).where('name', '=', name).execute()
}

/** False when there is nobody of that name. */
export async function dismissOperator(db: Connection, name: string, now: Date): Promise<boolean> {
  await db.deleteFrom('operator_sessions').where('operator_name', '=', name).execute()
  const dismissed = await db
    .updateTable('operators')
    .set({ dismissed_at: now })
    .where('name', '=', name)
    .where('dismissed_at', 'is', null)
    .executeTakeFirst()
  return dismissed.numUpdatedRows === 1n
}

export const listOperators = (db: Connection): Promise<Operator[]> =>
  db
    .selectFrom('operators')
    .select(['name', 'full_name as fullName', 'role'])
    .where('dismissed_at', 'is', null)
    .orderBy('name')
    .execute()
