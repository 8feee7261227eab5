import type { Transaction } from 'kysely'
import type { Facts } from '../../domain/member/facts.ts'
import type { Schema } from '../database/schema.ts'
import { appendToFeed } from '../feeding/appendToFeed.ts'
import { takeNumbers } from '../repositories/feeds.ts'
import { addEntries } from '../repositories/indexEntries.ts'
import type { IndexState } from '../repositories/indexState.ts'
import type { Services } from '../services.ts'
import { type Blinds, blindsOf, forMany, keyOfEpoch, kinds } from './blind.ts'
import { claimOrOpenCases } from './claimOrOpenCases.ts'

export interface Indexed {
  memberId: string
  facts: Facts
}

/**
 * [DUP1] Claims the documents of members and [IND2] puts them in the duplicate index, in the transaction that enrols
 * them: claims first, for which others may wait; the store's row, for which everybody in the store waits, last.
 */
export async function indexMembers(
  tx: Transaction<Schema>,
  services: Services,
  storeCode: string,
  { keyEpoch: epoch }: IndexState,
  members: Indexed[],
): Promise<void> {
  if (members.length === 0) return
  const key = forMany(keyOfEpoch(services.keys.duplicates, epoch))
  const blinds = members.map(({ memberId, facts }) => ({ memberId, ...blindsOf(key, facts) }))
  const claims = blinds.map(({ memberId, claim: hash }) => ({ hash, epoch, storeCode, memberId }))
  await appendToFeed(tx, await claimOrOpenCases(tx, services, claims))
  const entries = blinds.flatMap(blind => entriesFor(storeCode, epoch, blind))
  const { lastIndexSeq } = await takeNumbers(tx, storeCode, { entries: entries.length })
  await addEntries(tx, entries, lastIndexSeq)
}

export const entriesFor = (storeCode: string, epoch: number, blind: Blinds & { memberId: string }) =>
  kinds.map(kind => ({ storeCode, memberId: blind.memberId, epoch, kind, value: blind[kind] }))
