import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../domain/consent/consent.ts'

export interface CurrentNotice {
  version: string
  language: Language
  /** Markdown. */
  text: string
  /** SHA-256 of the file's bytes, hex: what the proof of consent names. */
  hash: string
}

/** The notice in force: the newest version folder under `resources/notices/`, in the language asked for. */
export function currentNotice(resources: string, language: Language): CurrentNotice {
  const folder = join(resources, 'notices')
  const version = readdirSync(folder).sort().at(-1)
  if (!version) throw new Error('no notice is installed')
  const bytes = readFileSync(join(folder, version, `${language}.md`))
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { version, language, text: bytes.toString('utf8'), hash }
}
