import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { buildApp } from './app.ts'
import { makeLog } from './log.ts'
import { openServices } from './open.ts'
import type { GivenKeys } from './secrets/keys.ts'
import type { Services } from './services.ts'
import { type TlsFiles, tlsServer } from './transport/tls.ts'
import { keepUp } from './upkeep/keepUp.ts'

export interface HeadquartersOptions {
  /** Secrets, and the embedded database unless `databaseUrl` names another. */
  dataFolder: string
  databaseUrl?: string | undefined
  /** To the database, at most. */
  connections?: number
  host: string
  /** 0: any that is free. */
  port: number
  tls?: TlsFiles | undefined
  keys?: GivenKeys
  /** Warnings to standard error unless said otherwise. */
  log?: Logger
  clock?: () => Date
}

export interface Headquarters {
  url: string
  app: FastifyInstance
  services: Services
  /** Ends what is being answered, then the database. */
  stop(): Promise<void>
}

/** Starts headquarters: its database, its migrations, its web application. */
export async function startHeadquarters(options: HeadquartersOptions): Promise<Headquarters> {
  const log = options.log ?? makeLog('warn')
  const opened = await openServices({ ...options, log, mode: 'serve', random: randomBytes })
  try {
    const app = await buildApp(opened.services, options.tls && (await tlsServer(options.tls)))
    const listening = await app.listen({ host: options.host, port: options.port })
    const url = options.tls ? listening.replace(/^http:/, 'https:') : listening
    log.info({ port: new URL(url).port }, 'headquarters is open')
    const upkeep = keepUp(opened.services)
    const stop = async () => {
      await app.close()
      await upkeep.stop()
      await opened.close()
    }
    return { url, app, services: opened.services, stop }
  } catch (error) {
    await opened.close()
    throw error
  }
}
