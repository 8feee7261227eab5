import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../start/bundle.ts'
import { root, runTool } from './command.ts'
import type { TestKeychain } from './keychain.ts'
import { structureFaults } from './structure.ts'
import { one, playwrightTally, sum, type Tally, vitestTally } from './tally.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

const types = async () => one((await runTool('tsc', ['--build'])) === 0)
const lint = async () => one((await runTool('biome', ['check', '--error-on-warnings'])) === 0)

async function structure(): Promise<Tally> {
  const faults = structureFaults(root)
  for (const fault of faults) say(fault)
  return sum([one(faults.length === 0), one((await runTool('knip', ['--no-progress'])) === 0)])
}

/** A report of an earlier run must never be counted as this one's. */
function freshReport(name: string): string {
  const file = join(root, 'out/test', name)
  mkdirSync(join(root, 'out/test'), { recursive: true })
  rmSync(file, { force: true })
  return file
}

async function unit({ env }: TestKeychain): Promise<Tally> {
  const file = freshReport('vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const status = await runTool('vitest', ['run', '--config', 'tests/vitest.config.ts', ...reporters], env)
  return vitestTally(file, status)
}

async function e2e({ env }: TestKeychain): Promise<Tally> {
  bundle(say)
  const file = freshReport('playwright.json')
  const status = await runTool('playwright', ['test', '--config', 'tests/e2e/playwright.config.ts'], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  return playwrightTally(file, status)
}

/** In the order in which they tell soonest what is wrong. */
export const groups: Readonly<Record<string, (keychain: TestKeychain) => Promise<Tally>>> = {
  types,
  lint,
  structure,
  unit,
  e2e,
}
