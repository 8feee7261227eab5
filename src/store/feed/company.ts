import { type CompanySettings, defaultSettings } from '../../domain/settings/settings.ts'
import { prepared, type ReadableDb, type WritableDb } from '../database.ts'
import type { NoticeTexts } from './feedChange.ts'

/** What headquarters has set, and the defaults where it has said nothing yet. */
export function settingsOf(db: ReadableDb): CompanySettings {
  const row = prepared(db, 'SELECT settings FROM setting').get() as { settings: string } | undefined
  return row ? { ...defaultSettings, ...(JSON.parse(row.settings) as CompanySettings) } : defaultSettings
}

export function keepSettings(db: WritableDb, settings: CompanySettings): void {
  prepared(
    db,
    'INSERT INTO setting (one, settings) VALUES (1, @text) ON CONFLICT (one) DO UPDATE SET settings = @text',
  ).run({ text: JSON.stringify(settings) })
}

export function keepNotice(db: WritableDb, { version, texts: { vi, en } }: NoticeTexts): void {
  prepared(
    db,
    `INSERT INTO notice (version, text_vi, text_en) VALUES (@version, @vi, @en)
     ON CONFLICT (version) DO UPDATE SET text_vi = @vi, text_en = @en`,
  ).run({ version, vi, en })
}

/** The newest notice that headquarters has given; null where it has given none. Versions sort by their text. */
export function newestNotice(db: ReadableDb): NoticeTexts | null {
  const row = prepared(
    db,
    'SELECT version, text_vi AS vi, text_en AS en FROM notice ORDER BY version DESC LIMIT 1',
  ).get()
  const found = row as { version: string; vi: string; en: string } | undefined
  return found ? { version: found.version, texts: { vi: found.vi, en: found.en } } : null
}

/** A notice that headquarters has given, whatever is in force now. */
export const noticeOf = (db: ReadableDb, version: string): { vi: string; en: string } | null =>
  (prepared(db, 'SELECT text_vi AS vi, text_en AS en FROM notice WHERE version = ?').get(version) as
    | { vi: string; en: string }
    | undefined) ?? null

export function keepStoreName(db: WritableDb, { code, name }: { code: string; name: string }): void {
  prepared(
    db,
    'INSERT INTO store_name (code, name) VALUES (@code, @name) ON CONFLICT (code) DO UPDATE SET name = @name',
  ).run({ code, name })
}

/** The code itself where headquarters has not said its name. */
export function storeNameOf(db: ReadableDb, code: string): string {
  const row = prepared(db, 'SELECT name FROM store_name WHERE code = ?').get(code) as
    | { name: string }
    | undefined
  return row?.name ?? code
}
