import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ConsentProof, Language } from '../../domain/consent/consent.ts'
import type { NoticeText } from '../../domain/consent/proofFile.ts'
import type { ReadableDb } from '../../store/database.ts'
import { newestNotice, noticeOf as sentNotice } from '../../store/feed/company.ts'

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

type Named = Pick<ConsentProof, 'noticeVersion' | 'noticeHash' | 'language'>

/** The text with the hash that a consent names: installed, or sent by headquarters; null where neither is here any more. */
function noticeText(resources: string, db: ReadableDb, named: Named): NoticeText | null {
  const { noticeVersion: version, noticeHash, language } = named
  const file = join(resources, 'notices', version, `${language}.md`)
  const installed = existsSync(file) ? noticeOf(version, language, readFileSync(file)) : null
  const sent = sentNotice(db, version)
  const texts = [installed, sent && noticeOf(version, language, Buffer.from(sent[language]))]
  const found = texts.find(text => text?.hash === noticeHash)
  return found ? { version, language, text: found.text } : null
}

/** The notices that consents name, each once. */
export function noticeTexts(resources: string, db: ReadableDb, named: readonly Named[]): NoticeText[] {
  const found = named.flatMap(name => noticeText(resources, db, name) ?? [])
  return found.filter(
    ({ version, language }, at) =>
      found.findIndex(other => other.version === version && other.language === language) === at,
  )
}
