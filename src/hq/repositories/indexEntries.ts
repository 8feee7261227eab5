import type { BlindKind } from '../../domain/duplicates/blindText.ts'
import { insertMany } from '../database/insertMany.ts'
import type { Connection } from '../database/transaction.ts'

/** One value of one member in the duplicate index. */
export interface Entry {
  storeCode: string
  memberId: string
  /** Of the key. */
  epoch: number
  kind: BlindKind
  value: number
}

/** @param lastSeq the last of as many numbers as there are entries; all are of one store. */
export async function addEntries(db: Connection, entries: Entry[], lastSeq: number): Promise<void> {
  const first = lastSeq - entries.length + 1
  const rows = entries.map((entry, at) => ({
    store_code: entry.storeCode,
    member_id: entry.memberId,
    epoch: entry.epoch,
    kind: entry.kind,
    value: entry.value,
    seq: first + at,
    removed_at: null,
  }))
  const again =
    'on conflict (store_code, member_id, epoch, kind, value) do update set seq = excluded.seq, removed_at = null'
  if (rows.length > 0) await insertMany(db, 'index_entries', rows, again)
}

const rowOf = (db: Connection, { storeCode, value, kind, epoch }: Omit<Entry, 'memberId'>) =>
  db
    .selectFrom('index_entries')
    .where('value', '=', value)
    .where('kind', '=', kind)
    .where('store_code', '=', storeCode)
    .where('epoch', '=', epoch)

/** Whether another member of that store has the same value. */
export async function isSharedInStore(db: Connection, entry: Entry): Promise<boolean> {
  const row = await rowOf(db, entry)
    .select('seq')
    .where('member_id', '<>', entry.memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Members of any store that have this value, at most a few. */
export const holdersOf = (
  db: Connection,
  { value, kind, epoch }: Pick<Entry, 'value' | 'kind' | 'epoch'>,
): Promise<{ storeCode: string; memberId: string }[]> =>
  db
    .selectFrom('index_entries')
    .select(['store_code as storeCode', 'member_id as memberId'])
    .where('value', '=', value)
    .where('kind', '=', kind)
    .where('epoch', '=', epoch)
    .where('removed_at', 'is', null)
    .orderBy('store_code')
    .orderBy('member_id')
    .limit(20)
    .execute()

/** What a member has in the index now. */
export const entriesOf = (
  db: Connection,
  storeCode: string,
  memberId: string,
  epoch: number,
): Promise<Entry[]> =>
  db
    .selectFrom('index_entries')
    .select(['store_code as storeCode', 'member_id as memberId', 'epoch', 'kind', 'value'])
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .where('epoch', '=', epoch)
    .where('removed_at', 'is', null)
    .execute()

const ofMember = ({ storeCode, memberId, epoch, kind, value }: Entry) =>
  ({ store_code: storeCode, member_id: memberId, epoch, kind, value }) as const

/** Says from this number on that the value is there no more. */
export async function markRemoved(db: Connection, entry: Entry, seq: number, now: Date): Promise<void> {
  let query = db.updateTable('index_entries').set({ seq, removed_at: now })
  for (const [name, value] of Object.entries(ofMember(entry)))
    query = query.where(name as keyof ReturnType<typeof ofMember>, '=', value)
  await query.execute()
}

/** Forgets an entry of which nobody need be told. */
export async function deleteEntry(db: Connection, entry: Entry): Promise<void> {
  let query = db.deleteFrom('index_entries')
  for (const [name, value] of Object.entries(ofMember(entry)))
    query = query.where(name as keyof ReturnType<typeof ofMember>, '=', value)
  await query.execute()
}

/** Forgets what members have in the index under keys of before, which no counter is told of any more. */
export async function deleteEntriesBefore(
  db: Connection,
  storeCode: string,
  memberIds: string[],
  epoch: number,
): Promise<void> {
  await db
    .deleteFrom('index_entries')
    .where('store_code', '=', storeCode)
    .where('member_id', 'in', memberIds)
    .where('epoch', '<', epoch)
    .execute()
}
