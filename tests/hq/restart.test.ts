import { access, chmod, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect } from '../../src/hq/database/connect.ts'
import { currentMigration, migrate } from '../../src/hq/database/migrate.ts'
import { AlreadyServedError, openEmbedded } from '../../src/hq/database/postgres.ts'
import { issueJoinCode } from '../../src/hq/joining/joinCode.ts'
import { migrations } from '../../src/hq/migrations/index.ts'
import { WrongSecretError } from '../../src/hq/secrets/keys.ts'
import { startHeadquarters } from '../../src/hq/server.ts'
import { envelope, joinCounter, push } from './counter.ts'
import { addStoreWithStaff, temporaryFolder } from './headquarters.ts'

const log = pino({ level: 'silent' })

async function folder(): Promise<string> {
  const made = await temporaryFolder()
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  // Inside a folder that only its owner may pass through, as homes are: PostgreSQL may run as somebody else.
  return join(made, 'headquarters')
}

async function start(dataFolder: string) {
  const hq = await startHeadquarters({ dataFolder, host: '127.0.0.1', port: 0, log })
  const code = async (store: string) => {
    const issued = await issueJoinCode(hq.services, store)
    if (!issued.ok) throw new Error(issued.error)
    return issued.value
  }
  return { ...hq, code }
}

describe('headquarters, stopped and started again', () => {
  it('knows its counters, what they sent, and the very receipts it gave', async () => {
    const dataFolder = await folder()
    const before = await start(dataFolder)
    await addStoreWithStaff(before.services, '001')
    const counter = await joinCounter(before, '001')
    const sent = [envelope(counter, 1), envelope(counter, 2)]
    const first = await push(before, counter, sent)
    await before.stop()

    const after = await start(dataFolder)
    const again = await push(after, counter, [...sent, envelope(counter, 3)])
    expect(again.json().results.slice(0, 2)).toEqual(first.json().results)
    expect(again.json().results[2].outcome).toBe('stored')
    expect(await after.services.db.selectFrom('members').select('id').execute()).toHaveLength(3)
    await after.stop()
  })

  it('keeps its secrets to its owner', async () => {
    const dataFolder = await folder()
    await (await start(dataFolder)).stop()
    for (const name of [
      'receipt-key',
      'pin-pepper',
      'escrow-identity',
      'duplicate-key',
      'database-password',
      'database.json',
      'postgresql.log',
    ])
      expect((await stat(join(dataFolder, name))).mode & 0o777).toBe(0o600)
  })

  it('does not go on with other secrets, nor makes new ones in the place of lost ones', async () => {
    const dataFolder = await folder()
    await (await start(dataFolder)).stop()
    const path = join(dataFolder, 'receipt-key')
    const kept = await readFile(path, 'utf8')
    await rm(path)
    await expect(start(dataFolder)).rejects.toThrow(WrongSecretError)
    await expect(access(path)).rejects.toThrow('ENOENT')
    await writeFile(path, kept)
    await chmod(path, 0o600)
    await (await start(dataFolder)).stop()
    await writeFile(join(dataFolder, 'pin-pepper'), Buffer.alloc(32, 7).toString('base64url'))
    await expect(start(dataFolder)).rejects.toThrow('pin-pepper')
  })

  it('has one owner at a time, and visitors beside it', async () => {
    const dataFolder = await folder()
    const owner = await openEmbedded(dataFolder, 'serve')
    await expect(openEmbedded(dataFolder, 'serve', 300)).rejects.toThrow(AlreadyServedError)
    const visitor = await openEmbedded(dataFolder, 'visit')
    expect(visitor.url).toBe(owner.url)
    await visitor.close()
    const db = connect(owner.url, () => undefined)
    expect(await db.selectNoFrom(eb => eb.lit(1).as('one')).execute()).toEqual([{ one: 1 }])
    await db.destroy()
    await owner.close()
  })

  it('is durable: nothing is acknowledged that a power cut could take back', async () => {
    const dataFolder = await folder()
    const hq = await start(dataFolder)
    const settings = await hq.services.db
      .selectFrom('pg_settings' as never)
      .select(['name', 'setting'] as never[])
      .where('name' as never, 'in', [
        'fsync',
        'synchronous_commit',
        'full_page_writes',
        'data_checksums',
      ] as never)
      .execute()
    expect(settings.map(row => (row as { setting: string }).setting)).toEqual(['on', 'on', 'on', 'on'])
    await hq.stop()
  })

  it('brings an empty database up to date once when four instances start on it together', async () => {
    const opened = await openEmbedded(await folder(), 'serve')
    const instances = Array.from({ length: 4 }, () => connect(opened.url, () => undefined))
    await Promise.all(instances.map(db => migrate(db)))
    const [db] = instances
    expect(db && (await currentMigration(db))).toBe(Object.keys(migrations).at(-1))
    expect(await db?.selectFrom('join_gate').select('id').execute()).toHaveLength(1)
    await Promise.all(instances.map(instance => instance.destroy()))
    await opened.close()
  })
})
