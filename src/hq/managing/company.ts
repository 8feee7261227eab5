import type { Transaction } from 'kysely'
import type { FeedKind } from '../../contract/sync/feed.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { CompanySettings } from '../../domain/settings/settings.ts'
import type { Schema } from '../database/schema.ts'
import { inTransaction } from '../database/transaction.ts'
import { appendToFeed } from '../feeding/appendToFeed.ts'
import { recordAction } from '../repositories/actions.ts'
import { addNotice, putSettings } from '../repositories/company.ts'
import { listStores } from '../repositories/stores.ts'
import type { Services } from '../services.ts'
import { sha256 } from '../sha256.ts'

async function tellEveryStore(tx: Transaction<Schema>, kind: FeedKind, subject: string): Promise<void> {
  const stores = await listStores(tx)
  await appendToFeed(
    tx,
    stores.map(({ code: storeCode }) => ({ storeCode, kind, subject })),
  )
}

/** Sets what holds for every counter. */
export const changeSettings = (services: Services, settings: CompanySettings, by: string): Promise<void> =>
  inTransaction(services.db, async tx => {
    await putSettings(tx, settings, services.clock())
    await tellEveryStore(tx, 'settings', 'company')
    await recordAction(tx, services, { actor: by, action: 'settings.changed', subject: null })
  })

/** Publishes a notice of how data is used. It never changes: what was agreed to is known by its version and hash. */
export const publishNotice = (
  services: Services,
  { version, texts }: { version: string; texts: { vi: string; en: string } },
  by: string,
): Promise<Result<void, 'version-taken'>> =>
  inTransaction(services.db, async tx => {
    const hashes = { vi: sha256(texts.vi), en: sha256(texts.en) }
    if (!(await addNotice(tx, { version, texts, hashes }, services.clock()))) return err('version-taken')
    await tellEveryStore(tx, 'notice', version)
    await recordAction(tx, services, { actor: by, action: 'notice.published', subject: version })
    return ok(undefined)
  })
