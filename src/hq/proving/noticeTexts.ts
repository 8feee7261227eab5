import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ConsentProof } from '../../domain/consent/consent.ts'
import type { NoticeText } from '../../domain/consent/proofFile.ts'
import type { Connection } from '../database/transaction.ts'
import { noticesOf } from '../repositories/company.ts'
import { sha256 } from '../sha256.ts'

/** What ships with the app; later ones are published here. */
const INSTALLED = resolve(import.meta.dirname, '../../../resources/notices')

type Named = Pick<ConsentProof, 'noticeVersion' | 'noticeHash' | 'language'>

/** The texts with the hashes that consents name, each once. One that is neither installed nor published is left out. */
export async function noticeTexts(db: Connection, named: readonly Named[]): Promise<NoticeText[]> {
  const versions = [...new Set(named.map(({ noticeVersion }) => noticeVersion))]
  const published = await noticesOf(db, versions)
  const found = new Map<string, NoticeText>()
  for (const { noticeVersion: version, noticeHash, language } of named) {
    const file = join(INSTALLED, version, `${language}.md`)
    const texts = [
      published.find(notice => notice.version === version)?.texts[language],
      existsSync(file) ? readFileSync(file, 'utf8') : undefined,
    ]
    const text = texts.find(one => one && sha256(one) === noticeHash)
    if (text) found.set(`${version} ${language}`, { version, language, text })
  }
  return [...found.values()]
}
