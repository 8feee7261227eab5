import cluster from 'node:cluster'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { Logger } from 'pino'
import { makeLog } from '../log.ts'
import { openServices } from '../open.ts'
import { type Processes, startProcesses, tellOpen } from '../processes.ts'
import { startHeadquarters } from '../server.ts'
import type { Settings } from '../settings.ts'

/** Runs headquarters until it is told to stop. */
export async function serve(settings: Settings): Promise<void> {
  try {
    await run(settings)
  } finally {
    // What ties it to the first process would keep it alive.
    if (cluster.isWorker) process.disconnect()
  }
}

async function run(settings: Settings): Promise<void> {
  // Heard from the beginning: a signal while starting would else leave the database running alone.
  const told = Promise.race(['SIGINT', 'SIGTERM'].map(signal => once(process, signal)))
  const log = makeLog(settings.logLevel)
  const headquarters = await start(settings, log)
  if (cluster.isWorker) tellOpen(headquarters.url)
  else
    process.stdout.write(
      `Headquarters is open at ${headquarters.url} (data in ${settings.dataFolder}), its console at ${headquarters.url}/console/\n`,
    )
  try {
    await Promise.race([told, ...('failed' in headquarters ? [headquarters.failed] : [])])
  } finally {
    await headquarters.stop()
  }
}

const start = (settings: Settings, log: Logger) =>
  cluster.isWorker || settings.processes === 1
    ? startHeadquarters({ ...settings, log })
    : startTogether(settings, log)

/** The database is this process's: it is migrated and its secrets are looked at once, and outlives every other process. */
async function startTogether(settings: Settings, log: Logger): Promise<Processes> {
  const opened = await openServices({ ...settings, log, mode: 'serve', random: randomBytes })
  try {
    const processes = await startProcesses(settings.processes, { HQ_DATABASE_URL: opened.databaseUrl }, log)
    return { ...processes, stop: () => processes.stop().finally(opened.close) }
  } catch (error) {
    await opened.close()
    throw error
  }
}
