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

/** Begins the next epoch, no lower than `least`, with a new key or with the present one, and gives it. */
export async function nextEpoch(db: Connection, withNewKey: boolean, least = 0): Promise<IndexState> {
  const { epoch, keyEpoch } = await read(db).forUpdate().executeTakeFirstOrThrow()
  const following = Math.max(epoch + 1, least)
  const next = { epoch: following, keyEpoch: withNewKey ? following : keyEpoch }
  await db
    .updateTable('index_state')
    .set({ epoch: next.epoch, key_epoch: next.keyEpoch })
    .where('id', '=', ONLY)
    .execute()
  return next
}
