import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import keytar from 'keytar'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTrialHeadquarters, type Trial } from '../../src/hq/trial.ts'
import { createSealedFile } from '../../src/keychain/sealedFile.ts'
import { serviceName } from '../../src/keychain/serviceName.ts'
import { enrol } from '../../src/store/enrol.ts'
import { filesIn, writeManifest } from '../../src/store/manifest.ts'
import { createStore, openStore } from '../../src/store/open.ts'
import { appendAudit } from '../../src/store/repositories/audit.ts'
import { type Counter, keepJoining } from '../../src/store/repositories/counter.ts'
import { signCheckpoints } from '../../src/sync/checkpoints.ts'
import { sendCheckpoints } from '../../src/sync/countersigning.ts'
import { makeDeviceKey } from '../../src/sync/deviceKey.ts'
import { joinHeadquarters } from '../../src/sync/joinHeadquarters.ts'
import { lineTo } from '../../src/sync/line.ts'
import { verifyAuditLog } from '../../src/sync/verifyAuditLog.ts'
import { AT, clerk, enrolment, random } from '../store/counterFixture.ts'
import { makeSignedLog, type SignedLog } from '../sync/signedLog.ts'
import { run, snapshot, start } from './ranVerify.ts'

let log: SignedLog | undefined
afterEach(() => {
  log?.store.remove()
  log = undefined
})
function begin() {
  log = makeSignedLog()
  return log
}

describe('npm run verify on a counter whose key is in the keychain', () => {
  const storeName = randomUUID()
  afterEach(async () => {
    for (const name of ['store-key', 'store-key-next', 'device-key'])
      await keytar.deletePassword(serviceName(storeName), name)
  })

  it('finds it there, also while the key of the store is being changed, and says so when it is gone', async () => {
    const { store, key } = begin()
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
    await keep('device-key', key.secret)
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
    const line = lineTo({ url: trial.url, signer: { deviceId, key } })
    signCheckpoints({ db, deviceId, key, now }, true)
    await sendCheckpoints({ db, counter, key, line, now })
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
    expect(verifyAuditLog(db, { device: key.publicKey, receipt: null })).toMatchObject({
      sound: true,
      entries: 1,
    })
    db.close()
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
