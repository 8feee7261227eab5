import { inTransaction } from '../database/transaction.ts'
import { appendToFeed } from '../feeding/appendToFeed.ts'
import { recordAction } from '../repositories/actions.ts'
import { raiseFeedItems, takeNumbers } from '../repositories/feeds.ts'
import { markForgotten } from '../repositories/indexPages.ts'
import { nextEpoch } from '../repositories/indexState.ts'
import { listStores } from '../repositories/stores.ts'
import type { Services } from '../services.ts'

const MINUTE_MS = 60_000

/**
 * [FEE7] For when the database was put back to what it was before. Counters may stand at numbers that were given since then
 * and lost, and would take what gets them next for what they have. So every feed's numbers are raised by the time it is, in
 * milliseconds: above all that was ever given, also after the same backup was put back before. Counters of every version then
 * read everything again, and get the duplicate index anew; [FEE8] and last that they are to send again what they still have.
 * Broken off, it is done again from the beginning.
 */
export async function raiseNumbers(services: Services, by: string): Promise<void> {
  const { db, clock } = services
  const now = clock().getTime()
  // An epoch is a smaller number in the database, and there are few.
  const { epoch } = await inTransaction(db, tx => nextEpoch(tx, false, Math.floor(now / MINUTE_MS)))
  for (const { code } of await listStores(db))
    await inTransaction(db, async tx => {
      const { lastIndexSeq } = await takeNumbers(tx, code, { items: now, entries: now })
      await raiseFeedItems(tx, code, now)
      await markForgotten(tx, code, lastIndexSeq, epoch)
      await appendToFeed(tx, [{ storeCode: code, kind: 'restored', subject: 'database' }])
    })
  await inTransaction(db, tx =>
    recordAction(tx, services, { actor: by, action: 'database.restored', subject: null }),
  )
}
