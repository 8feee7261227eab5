import type { Transaction } from 'kysely'
import type { BlindKind } from '../../domain/duplicates/blindText.ts'
import type { Schema } from '../database/schema.ts'
import type { News } from '../feeding/appendToFeed.ts'
import { type Claim, claimsOf, giveUpClaim } from '../repositories/documentClaims.ts'
import { takeNumbers } from '../repositories/feeds.ts'
import {
  deleteEntriesBefore,
  deleteEntry,
  type Entry,
  entriesOf,
  holdersOf,
  isSharedInStore,
  markRemoved,
} from '../repositories/indexEntries.ts'
import { indexState } from '../repositories/indexState.ts'
import { holdMember } from '../repositories/members.ts'
import type { Services } from '../services.ts'
import { blindsOf, keyOfEpoch, valueOfClaim } from './blind.ts'
import { claimOrOpenCases } from './claimOrOpenCases.ts'

/** [IND3] Takes a value of a member out of the index, unless another member of that store has the same. */
export async function removeEntry(tx: Transaction<Schema>, entry: Entry, now: Date): Promise<void> {
  if (await isSharedInStore(tx, entry)) return deleteEntry(tx, entry)
  const { lastIndexSeq } = await takeNumbers(tx, entry.storeCode, { entries: 1 })
  await markRemoved(tx, entry, lastIndexSeq, now)
}

/** Who else has a document that a member had claimed. */
async function othersWith(
  tx: Transaction<Schema>,
  { keys }: Pick<Services, 'keys'>,
  claim: Claim,
): Promise<Claim[]> {
  const { hash, epoch } = claim
  const key = keyOfEpoch(keys.duplicates, epoch)
  const others: Claim[] = []
  for (const holder of await holdersOf(tx, { kind: 'document', value: valueOfClaim(hash), epoch })) {
    if (holder.memberId === claim.memberId && holder.storeCode === claim.storeCode) continue
    // In another store, somebody may be leaving at this very moment: that is waited for, or waits for this.
    const member = await holdMember(tx, holder.storeCode, holder.memberId)
    // Two documents may share the index's 37 bits.
    if (member && blindsOf(key, member.facts).claim === hash) others.push({ ...claim, ...holder })
  }
  return others
}

/**
 * Gives up a document that a member had claimed; where others have it too, the next of them is who has it, and [DUP1] those
 * who were compared only with this member are compared with the next.
 */
export async function releaseClaim(
  tx: Transaction<Schema>,
  services: Services,
  claim: Claim,
): Promise<News[]> {
  if (!(await giveUpClaim(tx, claim))) return []
  return claimOrOpenCases(tx, services, await othersWith(tx, services, claim))
}

/**
 * Takes all that a member has out of claims and index; or of one kind only. Needs none of the member's facts. The news are for
 * the caller to append.
 */
export async function releaseMember(
  tx: Transaction<Schema>,
  services: Services,
  storeCode: string,
  memberId: string,
  only?: BlindKind,
): Promise<News[]> {
  const { keyEpoch } = await indexState(tx)
  const entries = await entriesOf(tx, storeCode, memberId, keyEpoch)
  for (const entry of entries.filter(({ kind }) => only === undefined || kind === only))
    await removeEntry(tx, entry, services.clock())
  await deleteEntriesBefore(tx, storeCode, [memberId], keyEpoch)
  const news: News[] = []
  if (only === 'phone') return news
  for (const claim of await claimsOf(tx, storeCode, memberId))
    news.push(...(await releaseClaim(tx, services, claim)))
  return news
}
