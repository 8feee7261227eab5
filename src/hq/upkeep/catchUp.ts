import { forgetMember } from '../cancelling/forgetMember.ts'
import { inTransaction } from '../database/transaction.ts'
import { indexMembers } from '../duplicates/indexMembers.ts'
import type { Act } from '../enrolling/holding.ts'
import { appendToFeed, type News } from '../feeding/appendToFeed.ts'
import { companyNews } from '../managing/stores.ts'
import { listUnfed } from '../repositories/cancelledMembers.ts'
import { deleteClaimsBefore } from '../repositories/documentClaims.ts'
import { subjectsInFeed } from '../repositories/feeds.ts'
import { deleteEntriesBefore } from '../repositories/indexEntries.ts'
import { indexState } from '../repositories/indexState.ts'
import { findMembers, listUnindexed, markIndexed } from '../repositories/members.ts'
import { listStaff } from '../repositories/staff.ts'
import { listStores, takeStore } from '../repositories/stores.ts'
import type { Services } from '../services.ts'

const AT_ONCE = 200

/**
 * Makes good what is not in feeds and the duplicate index yet: what there was before there were any, what instances of
 * the version before write while instances are exchanged one by one, and all members after the index got a new key.
 */
export async function catchUp(services: Services, signal?: AbortSignal): Promise<void> {
  await catchUpOnMembers(services, signal)
  for (const { code } of await listStores(services.db))
    if (!signal?.aborted) await completeFeed(services, code)
}

/** Those of members only, which is quickly seen. */
export async function catchUpOnMembers(services: Services, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && (await tellOfCancelled(services)));
  while (!signal?.aborted && (await indexUnindexed(services)));
}

/** False when nothing was left to do. */
async function tellOfCancelled(services: Services): Promise<boolean> {
  const unfed = await listUnfed(services.db, AT_ONCE)
  for (const { storeCode, memberId } of unfed)
    await inTransaction(services.db, async tx => {
      await takeStore(tx, storeCode, 'change')
      const act: Act = { tx, services, now: services.clock(), news: [] }
      await forgetMember(act, storeCode, memberId)
      await appendToFeed(tx, act.news)
    })
  return unfed.length > 0
}

/** False when nothing was left to do. Members who are corrected or leave meanwhile are read behind the store's row. */
async function indexUnindexed(services: Services): Promise<boolean> {
  const { keyEpoch } = await indexState(services.db)
  const unindexed = await listUnindexed(services.db, keyEpoch, AT_ONCE)
  const first = unindexed[0]
  if (!first) return false
  const { storeCode } = first
  const ids = unindexed.filter(one => one.storeCode === storeCode).map(one => one.memberId)
  await inTransaction(services.db, async tx => {
    await takeStore(tx, storeCode, 'change')
    const index = await indexState(tx)
    const members = (await findMembers(tx, storeCode, ids)).filter(
      ({ indexEpoch }) => indexEpoch < index.keyEpoch,
    )
    await markIndexed(tx, members, index.keyEpoch)
    await indexMembers(tx, services, storeCode, index, members)
    await deleteEntriesBefore(tx, storeCode, ids, index.keyEpoch)
    await deleteClaimsBefore(tx, storeCode, ids, index.keyEpoch)
  })
  return true
}

/** Puts in a store's feed what is not in it at all. */
async function completeFeed(services: Services, storeCode: string): Promise<void> {
  await inTransaction(services.db, async tx => {
    const codes = (await listStores(tx)).map(({ code }) => code)
    const people = (await listStaff(tx, storeCode)).map(
      ({ staffNumber: subject }) => ({ kind: 'staff', subject }) as const,
    )
    const there = await subjectsInFeed(tx, storeCode)
    const missing = [...(await companyNews(tx, codes)), ...people].filter(
      ({ kind, subject }) => !there.has(`${kind} ${subject}`),
    )
    await appendToFeed(
      tx,
      missing.map((news): News => ({ ...news, storeCode })),
    )
  })
}
