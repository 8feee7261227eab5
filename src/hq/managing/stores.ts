import type { Transaction } from 'kysely'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Schema } from '../database/schema.ts'
import { inTransaction } from '../database/transaction.ts'
import { appendToFeed, type News } from '../feeding/appendToFeed.ts'
import { recordAction } from '../repositories/actions.ts'
import { areSettingsSet, listNotices } from '../repositories/company.ts'
import { addStore, listStores, type StoreFacts } from '../repositories/stores.ts'
import type { Services } from '../services.ts'

/** [JOI2] Counters that start alone draw their cards' first digits from these. */
const isForStandAlone = (code: string) => code.startsWith('9')

/** Opens a store: its feed begins with all that there is to know, and every other store's tells of it. */
export const openStore = (
  services: Services,
  store: StoreFacts,
  by: string,
): Promise<Result<void, 'code-taken' | 'code-reserved'>> =>
  inTransaction(services.db, async tx => {
    if (isForStandAlone(store.code)) return err('code-reserved')
    if (!(await addStore(tx, store, services.clock()))) return err('code-taken')
    await appendToFeed(tx, await newsOf(tx, store.code))
    await recordAction(tx, services, { actor: by, action: 'store.opened', subject: store.code })
    return ok(undefined)
  })

async function newsOf(tx: Transaction<Schema>, opened: string): Promise<News[]> {
  const codes = (await listStores(tx)).map(store => store.code)
  const told = await companyNews(tx, codes)
  const toOthers = codes
    .filter(code => code !== opened)
    .map((storeCode): News => ({ storeCode, kind: 'store', subject: opened }))
  return [...told.map(news => ({ ...news, storeCode: opened })), ...toOthers]
}

/** What every store's feed tells, staff aside. */
export async function companyNews(
  tx: Transaction<Schema>,
  storeCodes: string[],
): Promise<Omit<News, 'storeCode'>[]> {
  const notices = await listNotices(tx)
  return [
    ...storeCodes.map(subject => ({ kind: 'store' as const, subject })),
    ...((await areSettingsSet(tx)) ? [{ kind: 'settings' as const, subject: 'company' }] : []),
    ...notices.map(({ version }) => ({ kind: 'notice' as const, subject: version })),
  ]
}
