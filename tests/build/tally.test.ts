import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { playwrightTally, sum, vitestTally } from '../../build/test/tally.ts'

const folder = mkdtempSync(join(tmpdir(), 'harmoor-tally-'))
afterAll(() => rmSync(folder, { recursive: true }))

const report = (content: object) => {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}
const vitest = (passed: number, failed: number, testResults: object[] = []) =>
  report({ numPassedTests: passed, numFailedTests: failed, testResults })

describe('the closing line', () => {
  it('[TST1] counts what passed and what failed', () => {
    expect(vitestTally(vitest(12, 3), 1)).toEqual({ passed: 12, failed: 3 })
    const played = report({ stats: { expected: 5, unexpected: 1, flaky: 2 }, errors: [] })
    expect(playwrightTally(played, 1)).toEqual({ passed: 5, failed: 3 })
    expect(
      sum([
        { passed: 1, failed: 0 },
        { passed: 2, failed: 4 },
      ]),
    ).toEqual({ passed: 3, failed: 4 })
  })

  it('[TST2] counts a run without a report as failed', () => {
    expect(vitestTally(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 })
    expect(playwrightTally(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 })
  })

  it('[TST3] counts a test file that could not be loaded as failed', () => {
    expect(vitestTally(vitest(2, 0, [{ status: 'failed', assertionResults: [] }]), 1)).toEqual({
      passed: 2,
      failed: 1,
    })
  })

  it('[TST4] counts a run that ended badly without a failed test as failed', () => {
    expect(vitestTally(vitest(2, 0), 1)).toEqual({ passed: 2, failed: 1 })
  })
})
