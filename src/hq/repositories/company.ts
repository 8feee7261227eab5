import { CompanySettings } from '../../contract/settings.ts'
import { defaultSettings, type CompanySettings as Settings } from '../../domain/settings/settings.ts'
import type { Connection } from '../database/transaction.ts'

const ONLY = 1

/** What headquarters has set for every counter; null until it has set anything. */
async function setSettings(db: Connection): Promise<Settings | null> {
  const row = await db
    .selectFrom('company_settings')
    .select('settings')
    .where('id', '=', ONLY)
    .executeTakeFirst()
  return row ? CompanySettings.parse(JSON.parse(row.settings)) : null
}

/** What is in force. */
export const settingsOf = async (db: Connection): Promise<Settings> =>
  (await setSettings(db)) ?? defaultSettings

export const areSettingsSet = async (db: Connection): Promise<boolean> => (await setSettings(db)) !== null

export async function putSettings(db: Connection, settings: Settings, now: Date): Promise<void> {
  const row = { settings: JSON.stringify(settings), changed_at: now }
  await db
    .insertInto('company_settings')
    .values({ id: ONLY, ...row })
    .onConflict(conflict => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** A notice of how data is used, in both languages, with the SHA-256 of each text. */
export interface PublishedNotice {
  version: string
  texts: { vi: string; en: string }
  hashes: { vi: string; en: string }
}

/** False when a notice of that version was published before: what customers agreed to never changes. */
export async function addNotice(db: Connection, notice: PublishedNotice, now: Date): Promise<boolean> {
  const { version, texts, hashes } = notice
  const added = await db
    .insertInto('notices')
    .values({ version, ...texts, vi_hash: hashes.vi, en_hash: hashes.en, published_at: now })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export async function noticesOf(db: Connection, versions: string[]): Promise<PublishedNotice[]> {
  const rows = await db.selectFrom('notices').selectAll().where('version', 'in', versions).execute()
  return rows.map(({ version, vi, en, vi_hash, en_hash }) => ({
    version,
    texts: { vi, en },
    hashes: { vi: vi_hash, en: en_hash },
  }))
}

/** Newest first. */
export const listNotices = (db: Connection): Promise<{ version: string; publishedAt: Date }[]> =>
  db
    .selectFrom('notices')
    .select(['version', 'published_at as publishedAt'])
    .orderBy('published_at', 'desc')
    .orderBy('version')
    .execute()
