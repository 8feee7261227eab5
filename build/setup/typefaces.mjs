import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'

/** Where fontconfig looks. */
const folders = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.local/share/fonts'),
  join(homedir(), '.fonts'),
]

/** @type {Set<string> | null} */
let files = null

const installed = () =>
  new Set(
    folders
      .filter(folder => existsSync(folder))
      .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      .map(path => basename(path)),
  )

/** True where a font file of this name is installed. */
export function hasTypeface(/** @type {string} */ file) {
  files ??= installed()
  return files.has(file)
}
