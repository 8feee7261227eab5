import { randomBytes } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import { postmaster } from '../../src/hq/database/cluster.ts'
import { openEmbedded } from '../../src/hq/database/postgres.ts'
import { formatCode, issueJoinCode } from '../../src/hq/joining/joinCode.ts'
import { openServices } from '../../src/hq/open.ts'
import type { Services } from '../../src/hq/services.ts'
import { openProxy } from '../sync/proxy.ts'
import { addStoreWithStaff, temporaryFolder } from './headquarters.ts'
import { openStandby, type Standby } from './standby.ts'

/** A PostgreSQL that several instances use, at an address that stays while what is behind it breaks and comes back. */
export interface SharedDatabase {
  url: string
  /** Of the secrets that the instances share. */
  dataFolder: string
  services: Services
  joinCode(): Promise<string>
  /** Every connection breaks and every transaction under way is lost, as when the machine fails. */
  crash(): Promise<void>
  /** What was committed is there again, on another port, behind the same address. */
  comeBack(): Promise<void>
  /** Has a second server follow the first, synchronously. */
  beFollowed(): Promise<void>
  /** The second server is promoted, and is behind the address from now on; the first one stays as it fell. */
  takeOver(): Promise<void>
  close(): Promise<void>
}

const folderOf = async (dataFolder: string): Promise<string> =>
  JSON.parse(await readFile(join(dataFolder, 'database.json'), 'utf8')).folder

export async function openSharedDatabase(): Promise<SharedDatabase> {
  const folder = await temporaryFolder()
  let postgres = await openEmbedded(folder, 'serve')
  let standby: Standby | null = null
  let serving = postgres.url
  const address = await openProxy(() => serving)
  const url = new URL(postgres.url)
  url.port = new URL(address.url).port
  const dataFolder = join(folder, 'secrets')
  const log = pino({ level: 'silent' })
  const options = { dataFolder, databaseUrl: url.href, mode: 'visit', log, random: randomBytes } as const
  const { services, close } = await openServices(options)
  await addStoreWithStaff(services, '001')
  return {
    url: url.href,
    dataFolder,
    services,
    joinCode: async () => {
      const code = await issueJoinCode(services, '001')
      if (!code.ok) throw new Error(code.error)
      return formatCode(code.value)
    },
    crash: async () => {
      const data = await folderOf(folder)
      const server = await postmaster(data)
      // PostgreSQL's own way to fall over at once: nothing is finished, nothing is written down.
      if (server) process.kill(server.pid, 'SIGQUIT')
      while ((await readdir(data)).includes('postmaster.pid')) await delay(20)
      await postgres.close()
    },
    comeBack: async () => {
      postgres = await openEmbedded(folder, 'serve')
      serving = postgres.url
    },
    beFollowed: async () => {
      standby = await openStandby(folder, await folderOf(folder), postgres.url)
    },
    takeOver: async () => {
      await standby?.promote()
      serving = standby?.url ?? ''
    },
    close: async () => {
      await close()
      await standby?.close()
      await postgres.close()
      await address.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
