import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTrialHeadquarters, type Trial } from '../../src/hq/trial.ts'

/** A trial headquarters in a folder of its own, for the tests of one file. `close` ends it and leaves nothing. */
export async function openTrial(): Promise<{ trial: Trial; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'harmoor-hq-'))
  const trial = await startTrialHeadquarters({ dataFolder: folder })
  const close = async () => {
    await trial.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { trial, close }
}
