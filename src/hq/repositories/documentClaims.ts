import { insertMany } from '../database/insertMany.ts'
import type { Connection } from '../database/transaction.ts'

export interface Claim {
  hash: string
  epoch: number
  storeCode: string
  memberId: string
}

const columns = ['hash', 'epoch', 'store_code as storeCode', 'member_id as memberId'] as const

/**
 * [DUP2] Claims documents, each for who comes first, and gives who has each. Written in the order of their hashes, so
 * that two batches never wait for each other; whoever comes second waits here until the first has ended, and then holds
 * on to that claim: whoever gives it up waits in turn, and finds the second.
 * @param claims each hash once.
 */
export async function claimDocuments(db: Connection, claims: Claim[]): Promise<Claim[]> {
  const sorted = [...claims].sort((a, b) => (a.hash < b.hash ? -1 : 1))
  const hashes = sorted.map(({ hash }) => hash)
  const rows = sorted.map(({ hash, epoch, storeCode, memberId }) => ({
    ...{ hash, epoch },
    store_code: storeCode,
    member_id: memberId,
  }))
  for (;;) {
    const added = await insertMany(db, 'document_claims', rows, 'on conflict do nothing')
    if (added === claims.length) return claims
    const held = await holdOn(db, claims, hashes)
    // One that was given up between the statements is free to be claimed.
    if (held.length === claims.length) return held
  }
}

/**
 * Who has each document by now, with a hold on the claims of others. Each is locked by itself: a lock on rows of several shards
 * is what no sharded PostgreSQL takes, and documents that are held by others are few.
 */
async function holdOn(db: Connection, wanted: readonly Claim[], hashes: string[]): Promise<Claim[]> {
  const claims = db.selectFrom('document_claims').select(columns)
  const held: Claim[] = []
  for (const found of await claims.where('hash', 'in', hashes).orderBy('hash').execute()) {
    const isOwn = wanted.some(one => one.hash === found.hash && one.memberId === found.memberId)
    const still = isOwn ? found : await claims.where('hash', '=', found.hash).forShare().executeTakeFirst()
    if (still) held.push(still)
  }
  return held
}

/** What a member has claimed, of every epoch. */
export const claimsOf = (db: Connection, storeCode: string, memberId: string): Promise<Claim[]> =>
  db
    .selectFrom('document_claims')
    .select(columns)
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .execute()

/** False where the claim is somebody else's. */
export async function giveUpClaim(
  db: Connection,
  { hash, storeCode, memberId }: Pick<Claim, 'hash' | 'storeCode' | 'memberId'>,
): Promise<boolean> {
  const given = await db
    .deleteFrom('document_claims')
    .where('hash', '=', hash)
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return given.numDeletedRows === 1n
}

/** Forgets what members claimed under keys of before. */
export async function deleteClaimsBefore(
  db: Connection,
  storeCode: string,
  memberIds: string[],
  epoch: number,
): Promise<void> {
  await db
    .deleteFrom('document_claims')
    .where('store_code', '=', storeCode)
    .where('member_id', 'in', memberIds)
    .where('epoch', '<', epoch)
    .execute()
}
