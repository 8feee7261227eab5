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
