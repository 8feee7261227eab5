import type { Transaction } from 'kysely'
import type { BlindKind } from '../../domain/duplicates/blindText.ts'
import type { Schema } from '../database/schema.ts'
import { type Claim, claimDocuments, claimsOf, giveUpClaim } from '../repositories/documentClaims.ts'
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
import { findMember } from '../repositories/members.ts'
import type { Services } from '../services.ts'
import { blindsOf, keyOfEpoch, valueOfClaim } from './blind.ts'

/** [IND3] Takes a value of a member out of the index, unless another member of that store has the same. */
export async function removeEntry(tx: Transaction<Schema>, entry: Entry, now: Date): Promise<void> {
  if (await isSharedInStore(tx, entry)) return deleteEntry(tx, entry)
  const { lastIndexSeq } = await takeNumbers(tx, entry.storeCode, { entries: 1 })
  await markRemoved(tx, entry, lastIndexSeq, now)
}

/** Gives up a document that a member had claimed; where others have it too, the next of them is who has it. */
export async function releaseClaim(
  tx: Transaction<Schema>,
  { keys }: Pick<Services, 'keys'>,
  claim: Claim,
): Promise<void> {
  if (!(await giveUpClaim(tx, claim))) return
  const { hash, epoch } = claim
  const key = keyOfEpoch(keys.duplicates, epoch)
  for (const holder of await holdersOf(tx, { kind: 'document', value: valueOfClaim(hash), epoch })) {
    if (holder.memberId === claim.memberId && holder.storeCode === claim.storeCode) continue
    const member = await findMember(tx, holder.storeCode, holder.memberId)
    // Two documents may share the index's 37 bits.
    if (!member || blindsOf(key, member.facts).claim !== hash) continue
    await claimDocuments(tx, [{ ...claim, ...holder }])
    return
  }
}

/** Takes all that a member has out of claims and index; or of one kind only. Needs none of the member's facts. */
export async function releaseMember(
  tx: Transaction<Schema>,
  services: Services,
  storeCode: string,
  memberId: string,
  only?: BlindKind,
): Promise<void> {
  const { keyEpoch } = await indexState(tx)
  const entries = await entriesOf(tx, storeCode, memberId, keyEpoch)
  for (const entry of entries.filter(({ kind }) => only === undefined || kind === only))
    await removeEntry(tx, entry, services.clock())
  await deleteEntriesBefore(tx, storeCode, [memberId], keyEpoch)
  if (only === 'phone') return
  for (const claim of await claimsOf(tx, storeCode, memberId)) await releaseClaim(tx, services, claim)
}
