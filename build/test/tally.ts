import { existsSync, readFileSync } from 'node:fs'

export interface Tally {
  passed: number
  failed: number
}

export const one = (ok: boolean): Tally => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

export const sum = (tallies: Tally[]): Tally =>
  tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  })

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: object[] }[]
}
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number }
  errors: object[]
}

/** A run that ended badly without naming a failed test has failed all the same. */
const withStatus = (tally: Tally, status: number): Tally =>
  status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally

const read = <Report>(file: string) =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null

/** @param file the JSON report, absent when the run never came so far */
export function vitestTally(file: string, status: number): Tally {
  const report = read<VitestReport>(file)
  if (!report) return one(false)
  // A file that could not even be loaded has no tests to count.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
  )
  return withStatus(
    { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length },
    status,
  )
}

/** A flaky test counts as failed: it does not tell. */
export function playwrightTally(file: string, status: number): Tally {
  const report = read<PlaywrightReport>(file)
  if (!report) return one(false)
  const { expected, unexpected, flaky } = report.stats
  return withStatus({ passed: expected, failed: unexpected + flaky + report.errors.length }, status)
}
