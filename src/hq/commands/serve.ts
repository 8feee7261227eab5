import { once } from 'node:events'
import { makeLog } from '../log.ts'
import { startHeadquarters } from '../server.ts'
import type { Settings } from '../settings.ts'

/** Runs headquarters until it is told to stop. */
export async function serve(settings: Settings): Promise<void> {
  // Heard from the beginning: a signal while starting would else leave the database running alone.
  const told = Promise.race(['SIGINT', 'SIGTERM'].map(signal => once(process, signal)))
  const headquarters = await startHeadquarters({ ...settings, log: makeLog(settings.logLevel) })
  process.stdout.write(
    `Headquarters is open at ${headquarters.url} (data in ${settings.dataFolder}), its console at ${headquarters.url}/console/\n`,
  )
  await told
  await headquarters.stop()
}
