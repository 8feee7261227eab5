import type { Connection } from '../database/transaction.ts'

/** Which duplicate index there is: see IND1–3. */
export interface IndexState {
  /** What counters are told. It rises with every new key, and when removals are forgotten. */
  epoch: number
  /** The epoch that the present key came with. */
  keyEpoch: number
}

const ONLY = 1
const read = (db: Connection) =>
  db.selectFrom('index_state').select(['epoch', 'key_epoch as keyEpoch']).where('id', '=', ONLY)

export const indexState = (db: Connection): Promise<IndexState> => read(db).executeTakeFirstOrThrow()

/** Begins the next epoch, with a new key or with the present one, and gives it. */
export async function nextEpoch(db: Connection, withNewKey: boolean): Promise<IndexState> {
  const { epoch, keyEpoch } = await read(db).forUpdate().executeTakeFirstOrThrow()
  const next = { epoch: epoch + 1, keyEpoch: withNewKey ? epoch + 1 : keyEpoch }
  await db
    .updateTable('index_state')
    .set({ epoch: next.epoch, key_epoch: next.keyEpoch })
    .where('id', '=', ONLY)
    .execute()
  return next
}
