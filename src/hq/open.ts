import { mkdir } from 'node:fs/promises'
import type { Logger } from 'pino'
import { connect } from './database/connect.ts'
import { migrate } from './database/migrate.ts'
import { type OpenMode, openEmbedded } from './database/postgres.ts'
import { type GivenKeys, loadKeys } from './secrets/keys.ts'
import type { Services } from './services.ts'

export interface OpenOptions {
  dataFolder: string
  databaseUrl?: string | undefined
  /** To the database, at most. */
  connections?: number
  keys?: GivenKeys
  mode: OpenMode
  log: Logger
  clock?: () => Date
  random: Services['random']
}

/** Opens the database, brings it up to date, and takes the secrets that belong to it. */
export async function openServices(
  options: OpenOptions,
): Promise<{ services: Services; databaseUrl: string; close(): Promise<void> }> {
  const { dataFolder, log } = options
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const postgres = options.databaseUrl
    ? { url: options.databaseUrl, close: async () => undefined }
    : await openEmbedded(dataFolder, options.mode)
  const onBroken = (error: Error) => log.warn({ err: error }, 'a database connection broke')
  const db = connect(postgres.url, onBroken, options.connections)
  const close = async () => {
    await db.destroy()
    await postgres.close()
  }
  try {
    await migrate(db)
    const keys = await loadKeys(db, dataFolder, options.keys ?? {})
    const clock = options.clock ?? (() => new Date())
    const services = { db, keys, clock, random: options.random, log }
    return { services, databaseUrl: postgres.url, close }
  } catch (error) {
    await close()
    throw error
  }
}
