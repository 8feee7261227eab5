import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import keytar from 'keytar'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppState } from '../../src/contract/ipc/app.ts'
import { CounterApp } from '../../src/main/counter/counterApp.ts'
import { filesIn, readManifest, writeManifest } from '../../src/store/manifest.ts'

let dataFolder: string
let opened: CounterApp[]
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'harmoor-counter-'))
  opened = []
})
afterEach(async () => {
  for (const app of opened) await app.close()
  const manifest = readManifest(dataFolder)
  if (manifest && manifest !== 'damaged')
    await keytar.deletePassword(serviceOf(manifest.storeName), 'store-key')
  rmSync(dataFolder, { recursive: true })
})

const serviceOf = (storeName: string) => `Harmoor Enrolment ${storeName}`
const files = () => filesIn(dataFolder)

async function start(folder = dataFolder): Promise<CounterApp> {
  const silent = { stateChanged: () => {}, syncChanged: () => {}, membersChanged: () => {} }
  const app = new CounterApp({ dataFolder: folder, invitation: null, ...silent })
  opened.push(app)
  await app.start()
  return app
}
async function startAgain(): Promise<AppState> {
  for (const app of opened.splice(0)) await app.close()
  return (await start()).state()
}
const storeName = () => {
  const manifest = readManifest(dataFolder)
  if (!manifest || manifest === 'damaged') throw new Error('no manifest')
  return manifest.storeName
}
const fault = (name: string) => ({ phase: 'store-fault', fault: name, dataFolder, recoverable: false })

describe('a counter on a machine with a keychain', () => {
  it('makes its store and key at the first start, asks to join, and opens the same store next time', async () => {
    expect((await start()).state()).toEqual({ phase: 'join' })
    const key = await keytar.getPassword(serviceOf(storeName()), 'store-key')
    expect(Buffer.from(key ?? '', 'base64url')).toHaveLength(32)
    expect(await startAgain()).toEqual({ phase: 'join' })
    expect(await keytar.getPassword(serviceOf(storeName()), 'store-key')).toBe(key)
  })

  it('keeps the key nowhere but in the keychain', async () => {
    await start()
    const key = (await keytar.getPassword(serviceOf(storeName()), 'store-key')) ?? ''
    for (const name of readdirSync(dataFolder)) {
      const bytes = readFileSync(join(dataFolder, name))
      expect(bytes.includes(key)).toBe(false)
      expect(bytes.includes(Buffer.from(key, 'base64url'))).toBe(false)
    }
  })

  it('says that the key is missing, and neither makes a new one nor touches the store', async () => {
    await start()
    await keytar.deletePassword(serviceOf(storeName()), 'store-key')
    await opened.splice(0)[0]?.close()
    const before = readFileSync(files().store)
    expect(await startAgain()).toEqual(fault('key-missing'))
    expect(await keytar.getPassword(serviceOf(storeName()), 'store-key')).toBeNull()
    expect(readFileSync(files().store)).toEqual(before)
  })

  it('says that the key does not fit or the store is damaged', async () => {
    await start()
    await opened.splice(0)[0]?.close()
    await keytar.setPassword(serviceOf(storeName()), 'store-key', Buffer.alloc(32, 7).toString('base64url'))
    expect(await startAgain()).toEqual(fault('key-wrong-or-store-damaged'))
  })

  it('says that the store is missing, and makes no new one in its place', async () => {
    await start()
    await opened.splice(0)[0]?.close()
    renameSync(files().store, `${files().store}.elsewhere`)
    expect(await startAgain()).toEqual(fault('store-missing'))
    expect(existsSync(files().store)).toBe(false)
  })

  it('says that the key is missing when what names it is gone or unreadable', async () => {
    await start()
    await opened.splice(0)[0]?.close()
    const manifest = readFileSync(files().manifest, 'utf8')
    rmSync(files().manifest)
    expect(await startAgain()).toEqual(fault('key-missing'))
    expect(existsSync(files().manifest)).toBe(false)
    writeFileSync(files().manifest, '{"version":1')
    expect(await startAgain()).toEqual(fault('key-missing'))
    writeFileSync(files().manifest, manifest)
    expect(await startAgain()).toEqual({ phase: 'join' })
  })

  it('goes on where making the store was cut off', async () => {
    writeManifest(dataFolder, {
      version: 1,
      storeName: randomUUID(),
      keyKeptIn: 'keychain',
      state: 'making',
      recoveryCode: 'unseen',
    })
    expect((await start()).state()).toEqual({ phase: 'join' })
    expect(readManifest(dataFolder)).toMatchObject({ state: 'made' })
  })
})

describe('a counter whose keys are sealed with a passphrase', () => {
  const passphrase = 'đúng ngựa pin ghim'
  /** What a machine without a keychain leaves at its first start. */
  const makeSealed = async () => {
    writeManifest(dataFolder, {
      version: 1,
      storeName: randomUUID(),
      keyKeptIn: 'passphrase',
      state: 'making',
      recoveryCode: 'unseen',
    })
    const app = await start()
    expect(app.state()).toEqual({ phase: 'passphrase', firstTime: true })
    return app
  }

  it('asks for one at the first start, refuses a short one, and for the same at every other', {
    timeout: 60_000,
  }, async () => {
    const app = await makeSealed()
    expect(await app.unseal('short')).toEqual({ ok: false, error: { code: 'passphrase-too-short' } })
    expect(await app.unseal(passphrase)).toEqual({ ok: true, value: { phase: 'join' } })
    expect(await startAgain()).toEqual({ phase: 'passphrase', firstTime: false })
    const again = opened[0] as CounterApp
    expect(await again.unseal('another passphrase')).toEqual({
      ok: false,
      error: { code: 'passphrase-wrong' },
    })
    expect(await again.unseal(passphrase)).toEqual({ ok: true, value: { phase: 'join' } })
  })

  it('never moves to the keychain in silence, even where there is one', { timeout: 60_000 }, async () => {
    await (await makeSealed()).unseal(passphrase)
    expect(await keytar.getPassword(serviceOf(storeName()), 'store-key')).toBeNull()
    rmSync(files().sealedSecrets)
    expect(await startAgain()).toEqual(fault('key-missing'))
  })

  it('opens once when asked twice at the same moment', { timeout: 60_000 }, async () => {
    const app = await makeSealed()
    const answers = await Promise.all([app.unseal(passphrase), app.unseal(passphrase)])
    expect(answers[1]).toEqual({ ok: false, error: { code: 'not-now' } })
    expect(answers[0]).toMatchObject({ ok: true })
  })
})

it('says so where it may not write', async () => {
  const inAFile = join(dataFolder, 'file')
  writeFileSync(inAFile, '')
  const folder = join(inAFile, 'below')
  expect((await start(folder)).state()).toEqual({
    phase: 'store-fault',
    fault: 'disk-unwritable',
    dataFolder: folder,
    recoverable: false,
  })
})
