import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JoinCode } from '../../src/contract/sync/join.ts'
import { listActions } from '../../src/hq/repositories/actions.ts'
import { type Headquarters, startHeadquarters } from '../../src/hq/server.ts'
import { readSettings } from '../../src/hq/settings.ts'
import { askToJoin, keyPair } from './counter.ts'
import { temporaryFolder } from './headquarters.ts'

const main = join(import.meta.dirname, '../../src/hq/main.ts')

async function hqCommand(folder: string, ...args: string[]) {
  const env = { ...process.env, HQ_DATA: folder, HQ_PORT: '0' }
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, fault, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { out: out.trim(), fault: fault.trim(), status }
}

describe('managing headquarters from a terminal', () => {
  let folder: string
  let running: Headquarters
  beforeAll(async () => {
    folder = await temporaryFolder()
  })
  afterAll(async () => {
    await running?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('adds a store and its staff while nothing runs', async () => {
    expect(await hqCommand(folder, 'store', 'add', '001', 'Harmoor Tân Lập')).toMatchObject({ status: 0 })
    expect(await hqCommand(folder, 'code', '001')).toMatchObject({
      status: 1,
      fault: expect.stringMatching(/staff/),
    })
    const added = await hqCommand(folder, 'staff', 'add', '001', '1001', 'Trần Thị Thử', 'clerk')
    expect(added.out).toMatch(/PIN: \d{6}/)
    expect((await hqCommand(folder, 'stores')).out).toBe('001  Harmoor Tân Lập')
  })

  it('works beside a headquarters that runs: a code printed there lets a counter in here', async () => {
    running = await startHeadquarters({
      dataFolder: folder,
      host: '127.0.0.1',
      port: 0,
      log: pino({ level: 'silent' }),
    })
    const { out } = await hqCommand(folder, 'code', '001')
    const code = JoinCode.parse(out)
    const reply = await askToJoin({ app: running.app, code: async () => code }, code, keyPair().publicKey)
    expect(reply.statusCode).toBe(200)
    const { deviceId } = reply.json()
    expect((await hqCommand(folder, 'devices')).out).toMatch(`${deviceId}  store 001  counter 01  active`)
    expect(await hqCommand(folder, 'revoke', deviceId)).toMatchObject({ status: 0 })
    expect((await hqCommand(folder, 'devices')).out).toContain('revoked')
    expect(await hqCommand(folder, 'reinstate', deviceId)).toMatchObject({ status: 0 })
    expect((await hqCommand(folder, 'devices')).out).toContain('active')
    expect((await running.app.inject('/health')).statusCode).toBe(200)
  })

  it('sets what holds for every counter, publishes notices, dismisses, and renews the index', async () => {
    expect(await hqCommand(folder, 'settings', 'idleLockMinutes', '3')).toMatchObject({ status: 0 })
    expect(JSON.parse((await hqCommand(folder, 'settings')).out)).toMatchObject({ idleLockMinutes: 3 })
    const email = 'lien-he@example.com'
    expect(await hqCommand(folder, 'settings', 'controllerEmail', email)).toMatchObject({ status: 0 })
    const files = ['vi', 'en'].map(language => join(folder, `${language}.txt`))
    for (const file of files) await writeFile(file, 'Thông báo')
    expect(await hqCommand(folder, 'notice', 'publish', '2', ...files)).toMatchObject({ status: 0 })
    expect(await hqCommand(folder, 'notice', 'publish', '2', ...files)).toMatchObject({ status: 1 })
    expect((await hqCommand(folder, 'notices')).out).toMatch(/^2 {2}\d{4}-/)
    expect(await hqCommand(folder, 'staff', 'dismiss', '001', '1001')).toMatchObject({ status: 0 })
    expect(await hqCommand(folder, 'index', 'renew')).toMatchObject({ status: 0 })
    expect(await hqCommand(folder, 'restored')).toMatchObject({ status: 0 })
    expect(await hqCommand(folder, 'operator', 'add', 'an', 'Nguyễn An', 'auditor')).toMatchObject({
      status: 0,
    })
    expect(await hqCommand(folder, 'operator', 'dismiss', 'an')).toMatchObject({ status: 0 })
    const feed = await running.services.db.selectFrom('feed_items').select('kind').distinct().execute()
    expect(feed.map(({ kind }) => kind).sort()).toEqual(['notice', 'restored', 'settings', 'staff', 'store'])
    const done = await listActions(running.services.db, { before: null, text: 'terminal', limit: 99 })
    expect(new Set(done.map(({ action }) => action))).toEqual(
      new Set([
        'store.opened',
        'staff.engaged',
        'staff.dismissed',
        'code.issued',
        'device.revoked',
        'device.reinstated',
        'settings.changed',
        'notice.published',
        'index.renewed',
        'database.restored',
        'operator.made-auditor',
        'operator.dismissed',
      ]),
    )
  })

  it('says what is wrong in a sentence', async () => {
    expect(await hqCommand(folder, 'store', 'add', '1', 'x')).toMatchObject({ status: 1, out: '' })
    expect(await hqCommand(folder, 'store', 'add', '001', 'Another')).toMatchObject({
      fault: 'Store 001 exists.',
    })
    expect(await hqCommand(folder, 'staff', 'add', '009', '1001', 'A', 'clerk')).toMatchObject({ status: 1 })
    expect(await hqCommand(folder, 'revoke', 'nothing')).toMatchObject({ status: 1 })
    expect(await hqCommand(folder, 'reinstate', 'nothing')).toMatchObject({ status: 1 })
    expect(await hqCommand(folder, 'store', 'add', '901', 'x')).toMatchObject({
      fault: expect.stringMatching(/start alone/),
    })
    expect(await hqCommand(folder, 'settings', 'idleLockMinutes', '0')).toMatchObject({ status: 1 })
    expect(await hqCommand(folder, 'settings', 'colour', '1')).toMatchObject({ status: 1 })
    expect(await hqCommand(folder, 'staff', 'dismiss', '001', '9999')).toMatchObject({ status: 1 })
    expect(await hqCommand(folder, 'notice', 'publish', '3', 'none', 'none')).toMatchObject({ status: 1 })
    const unknown = await hqCommand(folder, 'dance')
    expect(unknown.status).toBe(2)
    expect(unknown.fault).toContain('staff add')
  })

  it('names a setting that makes no sense, without repeating it', () => {
    expect(() => readSettings({ HQ_PORT: '99999' })).toThrow(/HQ_PORT/)
    expect(() => readSettings({ HQ_DATABASE_URL: 'mysql://u:secret@h/d' })).toThrow(
      /^(?!.*secret).*HQ_DATABASE_URL/,
    )
    expect(readSettings({})).toMatchObject({ host: '127.0.0.1', port: 4810, databaseUrl: undefined })
  })
})
