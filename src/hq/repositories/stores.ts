import type { Connection } from '../database/transaction.ts'

export interface StoreFacts {
  code: string
  name: string
}

/** False when the code is taken. */
export async function addStore(db: Connection, store: StoreFacts, now: Date): Promise<boolean> {
  const added = await db
    .insertInto('stores')
    .values({ ...store, created_at: now })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export const findStore = (db: Connection, code: string): Promise<StoreFacts | undefined> =>
  db.selectFrom('stores').select(['code', 'name']).where('code', '=', code).executeTakeFirst()

export const listStores = (db: Connection): Promise<StoreFacts[]> =>
  db.selectFrom('stores').select(['code', 'name']).orderBy('code').execute()

export const storesOf = (db: Connection, codes: string[]): Promise<StoreFacts[]> =>
  db.selectFrom('stores').select(['code', 'name']).where('code', 'in', codes).execute()

/**
 * Enrolling, and correcting or cancelling, take turns in one store: whoever cancels sees every member that is about to be
 * there, whoever enrols every membership that is about to end, and of two corrections the second sees the first.
 */
export async function takeStore(db: Connection, code: string, to: 'enrol' | 'change'): Promise<void> {
  const store = db.selectFrom('stores').select('code').where('code', '=', code)
  await (to === 'change' ? store.forUpdate() : store.forShare()).execute()
}
