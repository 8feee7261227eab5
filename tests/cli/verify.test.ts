import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import keytar from 'keytar'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { runVerify } from '../../src/cli/verify/run.ts'
import { startTrialHeadquarters, type Trial } from '../../src/hq/trial.ts'
import { createSealedFile } from '../../src/keychain/sealedFile.ts'
import { serviceName } from '../../src/keychain/serviceName.ts'
import { enrol } from '../../src/store/enrol.ts'
import { filesIn, writeManifest } from '../../src/store/manifest.ts'
import { newestVersion } from '../../src/store/migrate.ts'
import { createStore, openStore } from '../../src/store/open.ts'
import { appendAudit } from '../../src/store/repositories/audit.ts'
import { type Counter, keepJoining } from '../../src/store/repositories/counter.ts'
import { signCheckpoints } from '../../src/sync/checkpoints.ts'
import { sendCheckpoints } from '../../src/sync/countersigning.ts'
import { makeDeviceKey } from '../../src/sync/deviceKey.ts'
import { joinHeadquarters } from '../../src/sync/joinHeadquarters.ts'
import { AT, clerk, enrolment, random } from '../store/counterFixture.ts'
import { makeSignedLog, type SignedLog } from '../sync/signedLog.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
interface Ran {
  status: number
  lines: string[]
  errors: string
}
/** In this process: starting one takes longer than verifying. */
async function run(args: string[], environment: Record<string, string> = {}, typed = ''): Promise<Ran> {
  const lines: string[] = []
  const errors: string[] = []
  const status = await runVerify(args, {
    say: line => lines.push(line),
    complain: line => errors.push(line),
    environment,
    passphrase: async () => typed,
  })
  return { status, lines, errors: errors.join('\n') }
}
/** As a process of its own. */
const start = (args: string[], environment: Record<string, string> = {}, typed = '') =>
  new Promise<Ran>(resolve => {
    const env = { ...process.env, HARMOOR_STORE_KEY: '', HARMOOR_PASSPHRASE: '', ...environment }
    const file = 'src/cli/verify.ts'
    const child = execFile(process.execPath, [file, ...args], { cwd: root, env }, (error, out, errors) => {
      const status = typeof error?.code === 'number' ? error.code : 0
      resolve({ status, lines: out.split('\n').filter(line => line !== ''), errors })
    })
    child.stdin?.end(typed)
  })

/** Name, bytes and time of everything in a folder but SQLite's scratch memory. */
const snapshot = (folder: string) =>
  readdirSync(folder)
    .filter(name => !name.endsWith('-shm'))
    .map(name => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ])

let log: SignedLog | undefined
afterEach(() => {
  log?.store.remove()
  log = undefined
})
function begin() {
  log = makeSignedLog()
  const { store } = log
  const environment = { HARMOOR_STORE_KEY: store.key.toString('base64url') }
  /** As an intruder would, who knows the key. */
  const tamper = (sql: string) =>
    store.db.exec(
      `DROP TRIGGER IF EXISTS audit_is_not_changed; DROP TRIGGER IF EXISTS audit_is_not_deleted; ${sql}`,
    )
  return {
    store,
    tamper,
    environment,
    verify: (...args: string[]) => run([...args, store.file], environment),
  }
}

describe('npm run verify', () => {
  it('says that a log is sound, how far it is signed and countersigned, and changes no byte of the store', async () => {
    const { store, verify } = begin()
    const before = snapshot(store.folder)
    const { status, lines } = await verify()
    expect(lines).toEqual([
      'ok, 60 entries',
      'countersigned by headquarters up to entry 59, on 2026-11-22T20:00:00.000Z',
      'signed by this counter up to entry 60',
      `the counter's key was taken from the store itself, as no keychain was asked`,
    ])
    expect(status).toBe(0)
    expect(snapshot(store.folder)).toEqual(before)
  })

  it('leaves a store as it is that is closed, and one that was not closed', async () => {
    const { store, verify } = begin()
    const left = Object.fromEntries(
      readdirSync(store.folder).map(name => [name, readFileSync(join(store.folder, name))]),
    )
    store.db.close()
    const closed = readdirSync(store.folder)
    const bytes = snapshot(store.folder)
    expect((await verify()).lines[0]).toBe('ok, 60 entries')
    expect(readdirSync(store.folder)).toEqual(closed)
    expect(snapshot(store.folder)).toEqual(bytes)
    for (const scratch of [true, false]) {
      for (const name of readdirSync(store.folder)) rmSync(join(store.folder, name))
      for (const [name, content] of Object.entries(left))
        if (scratch || !name.endsWith('-shm')) writeFileSync(join(store.folder, name), content)
      const names = readdirSync(store.folder)
      const crashed = snapshot(store.folder)
      expect((await verify()).lines[0]).toBe('ok, 60 entries')
      expect(snapshot(store.folder)).toEqual(crashed)
      expect(readdirSync(store.folder)).toEqual(names)
    }
  })

  const tampering: [string, string, string][] = [
    ['changed', `UPDATE audit SET actor = '2001' WHERE sequence = 17`, 'entry 17 was changed'],
    ['removed', 'DELETE FROM audit WHERE sequence IN (17, 18)', 'entries 17 to 18 were removed'],
    [
      'swapped',
      'UPDATE audit SET sequence = -17 WHERE sequence = 17; UPDATE audit SET sequence = 17 WHERE sequence = 18; UPDATE audit SET sequence = 18 WHERE sequence = -17',
      'entry 17 was moved: it stands as entry 18 now, and entry 18 stands in its place',
    ],
    [
      'copied',
      `INSERT INTO audit SELECT 61, at, actor, action, subject, commitment, previous, hash, run, uptime_ms FROM audit WHERE sequence = 17`,
      'entry 61 is a copy of entry 17',
    ],
    [
      'cut off',
      `DELETE FROM audit WHERE sequence > 57; UPDATE serial SET value = 57 WHERE name = 'audit'`,
      'the log was truncated: entries 58 to 60 were cut off its end',
    ],
    [
      'spoilt in what was signed',
      'UPDATE checkpoint SET checkpoint = checkpoint || 1 WHERE sequence = 24',
      'the checkpoint over entries 13 to 24 was changed',
    ],
    [
      'cut out of what was signed',
      'DELETE FROM checkpoint WHERE sequence = 24',
      'the checkpoint over entries 13 to 24 was removed',
    ],
  ]
  it.each(tampering)('says what was %s', async (_what, sql, said) => {
    const { verify, tamper } = begin()
    tamper(sql)
    const { status, lines } = await verify()
    expect(lines[0]).toBe(said)
    expect(lines.join('\n')).not.toContain('ok,')
    expect(status).toBe(1)
  })

  it('tells by its exit status, too', { timeout: 60_000 }, async () => {
    const { store, tamper, environment } = begin()
    expect(await start([store.file], environment)).toMatchObject({ status: 0, errors: '' })
    tamper('DELETE FROM audit WHERE sequence = 60')
    const found = await start([store.file], environment)
    const said = 'the log was truncated: entry 60 was cut off its end'
    expect(found).toMatchObject({ status: 1, lines: expect.arrayContaining([said]), errors: '' })
    expect(await start([])).toMatchObject({ status: 2, lines: [], errors: expect.stringMatching(/^usage/) })
  })

  it('takes headquarters’ key from whoever verifies, when the store is not to be believed', async () => {
    const { verify } = begin()
    const given = log?.keys.receipt?.publicKey ?? ''
    expect((await verify('--receipt-key', given)).status).toBe(0)
    const { status, lines } = await verify('--receipt-key', makeDeviceKey().publicKey)
    expect(status).toBe(1)
    expect(lines[0]).toBe(
      `the checkpoint over entries 1 to 12 bears a countersignature that is not headquarters'`,
    )
  })

  it('says why a store cannot be opened, and how it is to be called', async () => {
    const { store, verify } = begin()
    const wrongKey = await run([store.file], { HARMOOR_STORE_KEY: Buffer.alloc(32, 1).toString('base64url') })
    expect(wrongKey).toMatchObject({
      status: 2,
      lines: [],
      errors: expect.stringMatching(/cannot be opened: the key/),
    })
    expect(await run([store.folder])).toMatchObject({
      status: 2,
      errors: expect.stringMatching(/counter\.json/),
    })
    expect(await run([join(store.folder, 'none')])).toMatchObject({ status: 2, lines: [] })
    store.db.pragma(`user_version=${newestVersion + 1}`)
    expect(await verify()).toMatchObject({ status: 2, errors: expect.stringMatching(/newer version/) })
    for (const args of [[], ['a', 'b'], ['--unheard-of', 'a'], ['--receipt-key', 'short', 'a']])
      expect(await run(args)).toMatchObject({ status: 2, errors: expect.stringMatching(/^usage/) })
  })
})

describe('npm run verify on a counter whose key is in the keychain', () => {
  const storeName = randomUUID()
  afterEach(async () => {
    for (const name of ['store-key', 'store-key-next', 'device-key'])
      await keytar.deletePassword(serviceName(storeName), name)
  })

  it('finds it there, also while the key of the store is being changed, and says so when it is gone', async () => {
    const { store } = begin()
    const { store: file } = filesIn(store.folder)
    const manifest = {
      version: 1,
      storeName,
      keyKeptIn: 'keychain',
      state: 'made',
      recoveryCode: 'noted',
    } as const
    writeManifest(store.folder, manifest)
    const keep = (name: string, secret: string) => keytar.setPassword(serviceName(storeName), name, secret)
    await keep('store-key', store.key.toString('base64url'))
    await keep('device-key', log?.key.secret ?? '')
    for (const path of [store.folder, file]) {
      const { status, lines } = await run([path])
      expect([status, lines[0]]).toEqual([0, 'ok, 60 entries'])
      expect(lines.join()).not.toContain('taken from the store itself')
    }
    await keep('store-key', Buffer.alloc(32, 1).toString('base64url'))
    await keep('store-key-next', store.key.toString('base64url'))
    expect((await run([store.folder])).lines[0]).toBe('ok, 60 entries')
    await keytar.deletePassword(serviceName(storeName), 'store-key')
    await keytar.deletePassword(serviceName(storeName), 'store-key-next')
    expect(await run([store.folder])).toMatchObject({
      status: 2,
      errors: 'the store cannot be opened: its key is not in the place where it is kept',
    })
  })

  it('finds out checkpoints that were signed by another key than the one in the keychain', async () => {
    const { store } = begin()
    const manifest = {
      version: 1,
      storeName,
      keyKeptIn: 'keychain',
      state: 'made',
      recoveryCode: 'noted',
    } as const
    writeManifest(store.folder, manifest)
    await keytar.setPassword(serviceName(storeName), 'store-key', store.key.toString('base64url'))
    await keytar.setPassword(serviceName(storeName), 'device-key', makeDeviceKey().secret)
    const { status, lines } = await run([store.folder])
    expect(status).toBe(1)
    expect(lines[0]).toBe(`the checkpoint over entries 1 to 12 is signed by another key than this counter's`)
  })
})

describe('npm run verify on a counter whose key is sealed', () => {
  const passphrase = 'đúng ngựa pin ghim'
  let folder: string
  let trial: Trial
  let dataFolder: string
  const key = makeDeviceKey()
  const now = () => new Date().toISOString()

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'harmoor-verify-'))
    trial = await startTrialHeadquarters({ dataFolder: join(folder, 'hq') })
    dataFolder = join(folder, 'counter')
    mkdirSync(dataFolder)
    const storeKey = Buffer.alloc(32, 7)
    const { store, sealedSecrets } = filesIn(dataFolder)
    writeManifest(dataFolder, {
      version: 1,
      storeName: randomUUID(),
      keyKeptIn: 'passphrase',
      state: 'made',
      recoveryCode: 'noted',
    })
    const secrets = await createSealedFile(sealedSecrets, passphrase)
    await secrets.set('store-key', storeKey.toString('base64url'))
    await secrets.set('device-key', key.secret)
    const joined = await joinHeadquarters(trial.url, await trial.joinCode(), key)
    const created = createStore(store, storeKey)
    if (!joined.ok || !created.ok) throw new Error('no counter')
    const db = created.value
    const { deviceId, counterNumber, receiptKey } = joined.value
    const counter: Counter = {
      deviceId,
      storeCode: joined.value.store.code,
      storeName: joined.value.store.name,
      counterNumber,
      receiptKey,
      headquartersUrl: trial.url,
    }
    keepJoining(db, counter, [clerk], AT)
    enrol(db, enrolment(), random)
    const context = { db, counter, signer: { deviceId, key, now: Date.now }, now }
    signCheckpoints({ db, deviceId, key, now }, true)
    await sendCheckpoints(context)
    db.close()
  }, 60_000)
  afterAll(async () => {
    await trial.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('asks for the passphrase, or takes it from the environment', { timeout: 60_000 }, async () => {
    const before = snapshot(dataFolder)
    const typed = await start([dataFolder], {}, `${passphrase}\n`)
    expect(typed).toMatchObject({ status: 0, lines: expect.arrayContaining(['ok, 2 entries']) })
    expect(typed.lines.join('\n')).not.toContain('taken from the store itself')
    const given = await run([dataFolder], { HARMOOR_PASSPHRASE: passphrase })
    expect(given).toMatchObject({ status: 0 })
    expect(await run([dataFolder], {}, 'another')).toMatchObject({
      status: 2,
      errors: expect.stringMatching(/passphrase is not the one/),
    })
    expect(snapshot(dataFolder)).toEqual(before)
  })

  it('finds by asking headquarters what was cut off together with all that told of it', {
    timeout: 60_000,
  }, async () => {
    const ask = () => run(['--headquarters', dataFolder], { HARMOOR_PASSPHRASE: passphrase })
    expect((await ask()).lines).toContain('headquarters holds the same log, up to entry 2')
    const opened = openStore(filesIn(dataFolder).store, Buffer.alloc(32, 7))
    if (!opened.ok) throw new Error(opened.error)
    const db = opened.value
    db.exec(`DROP TRIGGER audit_is_not_deleted; DELETE FROM audit WHERE sequence = 2; DELETE FROM checkpoint;
             UPDATE serial SET value = 1 WHERE name = 'audit'`)
    db.close()
    expect((await run([dataFolder], { HARMOOR_PASSPHRASE: passphrase })).lines[0]).toBe('ok, 1 entries')
    const found = await ask()
    expect(found.lines[0]).toBe('the log was truncated: headquarters holds it up to entry 2')
    expect(found.status).toBe(1)
    const again = openStore(filesIn(dataFolder).store, Buffer.alloc(32, 7))
    if (!again.ok) throw new Error(again.error)
    const told = { actor: '1001', action: 'member.found', subject: null, commitment: null }
    appendAudit(again.value, { at: AT, ...told })
    again.value.close()
    expect((await ask()).lines[0]).toBe('the log was forked: headquarters holds another entry 2')
  })
})
