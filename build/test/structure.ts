import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const LONGEST_FILE = 300
const topLevel = [
  'README.md',
  'LICENSE',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'electron.vite.config.ts',
]
const folders = ['src', 'resources', 'tests', 'build']
/** Names that say nothing of what is inside. */
const emptyNames = /^(utils?|helpers?|common|misc|managers?|[a-z]+(Utils?|Helpers?|Manager))\.\w+$/i
const isCode = (file: string) => /\.(ts|tsx|mjs|js|cjs)$/.test(file) && !file.startsWith('resources/')

/** Written in two halves where this file itself would match. */
const banned: readonly [pattern: RegExp, why: string][] = [
  [new RegExp(`@ts-${'ignore'}|@ts-${'nocheck'}|biome-${'ignore'}`), 'silences a check'],
  [new RegExp(`\\b(?:it|test|describe)\\.(?:${'skip'}|${'only'}|${'todo'})\\(`), 'leaves tests out'],
  [new RegExp(`\\b(?:TO${'DO'}|FIX${'ME'})\\b`), 'is unfinished'],
]

function faultsOf(root: string, file: string): string[] {
  const [first = '', ...rest] = file.split('/')
  const faults: string[] = []
  const allowedHere =
    rest.length === 0
      ? topLevel.includes(first) || first.startsWith('.')
      : folders.includes(first) || first.startsWith('.')
  if (!allowedHere) faults.push(`${file}: does not belong at the top level`)
  if (emptyNames.test(basename(file))) faults.push(`${file}: its name says nothing`)
  if (!isCode(file)) return faults
  const text = readFileSync(join(root, file), 'utf8')
  const lines = text.split('\n').length - 1
  if (lines > LONGEST_FILE) faults.push(`${file}: ${lines} lines, more than ${LONGEST_FILE}`)
  for (const [pattern, why] of banned)
    if (pattern.test(text)) faults.push(`${file}: ${pattern.exec(text)?.[0]} ${why}`)
  return faults
}

/** What of the house rules is broken, one sentence each. Files that git ignores are nobody's business. */
export function structureFaults(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  const files = listed.split('\0').filter(file => file !== '' && existsSync(join(root, file)))
  return files.flatMap(file => faultsOf(root, file))
}
