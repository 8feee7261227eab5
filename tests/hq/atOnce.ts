import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import { inTransaction } from '../../src/hq/database/transaction.ts'
import { hq } from './twoStores.ts'

const waiters = async () => {
  const w = sql<{
    count: number
  }>`select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock'`
  return (await w.execute(hq.services.db)).rows[0]?.count ?? 0
}
/** Until so many wait for locks. */
export const waiting = (n: number) =>
  vi.waitFor(async () => expect(await waiters()).toBeGreaterThanOrEqual(n), { timeout: 5000, interval: 20 })
/** Holds a row as any other transaction does, while `work` starts others. */
export const holding = (what: ReturnType<typeof sql>, work: () => Promise<void>) =>
  inTransaction(hq.services.db, async tx => {
    await what.execute(tx)
    await work()
  })
export const feedRow = (code: string) => sql`select 1 from feeds where store_code = ${code} for update`
