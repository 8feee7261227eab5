import { inTransaction } from '../database/transaction.ts'
import { recordAction } from '../repositories/actions.ts'
import { takeNumbers } from '../repositories/feeds.ts'
import { forgetRemovals, markForgotten, storesWithRemovalsBefore } from '../repositories/indexPages.ts'
import { nextEpoch } from '../repositories/indexState.ts'
import type { Services } from '../services.ts'

/**
 * Gives the duplicate index a new key, for when a counter's keychain fell into wrong hands. Members are put under it
 * little by little by `indexUnindexed`; counters begin anew.
 */
export const renewIndex = (services: Services, by: string): Promise<void> =>
  inTransaction(services.db, async tx => {
    const { epoch } = await nextEpoch(tx, true)
    await recordAction(tx, services, { actor: by, action: 'index.renewed', subject: String(epoch) })
  })

/** How long it is told what was taken out of the index: a counter that was away for longer begins anew [IND3]. */
const HORIZON_MS = 400 * 24 * 60 * 60 * 1000

/** Forgets what was taken out of the index long ago. */
export async function pruneIndex({ db, clock }: Services): Promise<void> {
  const before = new Date(clock().getTime() - HORIZON_MS)
  const stores = await storesWithRemovalsBefore(db, before)
  if (stores.length === 0) return
  await inTransaction(db, async tx => {
    const { epoch } = await nextEpoch(tx, false)
    for (const storeCode of stores) {
      await takeNumbers(tx, storeCode, {})
      const last = await forgetRemovals(tx, storeCode, before)
      if (last !== null) await markForgotten(tx, storeCode, last, epoch)
    }
  })
}
