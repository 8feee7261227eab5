import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const stamp = join(root, 'out/built')
const sources = [
  'src/**/*.{ts,tsx,css,html,md}',
  'electron.vite.config.ts',
  'build/console/*.ts',
  'package-lock.json',
]
/** The app, and the page that headquarters serves. */
const builders = [
  ['electron-vite/bin/electron-vite.js', 'build'],
  ['vite/bin/vite.js', 'build', '--config', 'build/console/vite.config.ts'],
] as const

/** Changes whenever a source does: names, sizes and times of all of them. */
function stateOfSources(): string {
  const hash = createHash('sha256')
  for (const file of globSync(sources, { cwd: root }).sort()) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/**
 * Builds `out/` when the sources are not the ones it was built from.
 * @throws with what the builder said
 */
export function bundle(say: (line: string) => void): void {
  const state = stateOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return
  say('build: out/ from src/ …')
  const started = performance.now()
  for (const [builder, ...args] of builders) {
    const program = join(root, 'node_modules', builder)
    const built = spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8' })
    if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`)
  }
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stamp, state)
  say(`build: done in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
