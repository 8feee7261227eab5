import { makeLog } from '../log.ts'
import { startHeadquarters } from '../server.ts'
import type { Settings } from '../settings.ts'

/** Runs headquarters until it is told to stop. */
export async function serve(settings: Settings): Promise<void> {
  const headquarters = await startHeadquarters({ ...settings, log: makeLog(settings.logLevel) })
  process.stdout.write(`Headquarters is open at ${headquarters.url} (data in ${settings.dataFolder})\n`)
  await new Promise<void>(resolve => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  await headquarters.stop()
}
