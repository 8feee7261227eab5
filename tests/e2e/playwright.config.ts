import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import { electronProgram, type Runtime } from '../../build/drive/counter.ts'

const electron = electronProgram()
/** `npm test` counts from a file; by hand the list is enough. */
const counted = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE !== undefined

/** The same tests on the Chromium runtime always, and on Electron wherever its binary is. */
export default defineConfig<object, { runtime: Runtime }>({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../out/test/e2e',
  reporter: counted ? [['list'], ['json']] : [['list']],
  // A counter and its headquarters are seven processes with a database among them: two at once are what two cores can take.
  workers: Math.min(availableParallelism(), 2),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'chromium', use: { runtime: 'chromium' } },
    ...(electron ? [{ name: 'electron', use: { runtime: 'electron' as const } }] : []),
  ],
})
