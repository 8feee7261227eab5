import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let compiled: string | undefined

/** Where files of a run go: memory where there is some, because thousands of images are written and read once. */
export const makeFolder = (what: string) =>
  mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `harmoor-${what}-`))

/** Compiles shim.c once per process and gives the path to preload. Needs a C compiler, on Linux. */
export function compileShim(): string {
  if (compiled) return compiled
  const folder = mkdtempSync(join(tmpdir(), 'harmoor-shim-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const library = join(folder, 'shim.so')
  const source = join(import.meta.dirname, 'shim.c')
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-Wall', '-o', library, source, '-ldl', '-pthread'])
  compiled = library
  return library
}
