import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../domain/consent/consent.ts'
import type { ReadableDb } from '../../store/database.ts'
import { newestNotice } from '../../store/feed/company.ts'

export interface CurrentNotice {
  version: string
  language: Language
  /** Markdown. */
  text: string
  /** SHA-256 of the UTF-8 text, hex: what the proof of consent names. */
  hash: string
}

const noticeOf = (version: string, language: Language, bytes: Buffer): CurrentNotice => ({
  version,
  language,
  text: bytes.toString('utf8'),
  hash: createHash('sha256').update(bytes).digest('hex'),
})

/**
 * The notice in force: the newest of what is installed under `resources/notices/` and what headquarters has sent, in the
 * language asked for. Versions sort by their text.
 */
export function currentNotice(resources: string, db: ReadableDb | null, language: Language): CurrentNotice {
  const folder = join(resources, 'notices')
  const installed = readdirSync(folder).sort().at(-1)
  const sent = db && newestNotice(db)
  if (sent && sent.version > (installed ?? ''))
    return noticeOf(sent.version, language, Buffer.from(sent.texts[language]))
  if (!installed) throw new Error('no notice is installed')
  return noticeOf(installed, language, readFileSync(join(folder, installed, `${language}.md`)))
}
