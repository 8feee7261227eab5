import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import keytar from 'keytar'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTrialHeadquarters, type Trial } from '../../src/hq/trial.ts'
import { secretNames } from '../../src/keychain/secrets.ts'
import { serviceName } from '../../src/keychain/serviceName.ts'
import { CounterApp } from '../../src/main/counter/counterApp.ts'
import { enrol } from '../../src/store/enrol.ts'
import { filesIn, readManifest, writeManifest } from '../../src/store/manifest.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { enrolment, random } from '../store/counterFixture.ts'

let hqFolder: string
let trial: Trial
beforeAll(async () => {
  hqFolder = mkdtempSync(join(tmpdir(), 'harmoor-hq-'))
  trial = await startTrialHeadquarters({ dataFolder: hqFolder })
}, 60_000)
afterAll(async () => {
  await trial.stop()
  rmSync(hqFolder, { recursive: true, force: true })
})

let dataFolder: string
let app: CounterApp
const services: string[] = []
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'harmoor-recovery-'))
})
afterEach(async () => {
  await app.close()
  for (const service of services.splice(0))
    for (const name of secretNames) await keytar.deletePassword(service, name)
  rmSync(dataFolder, { recursive: true })
})

async function start(): Promise<CounterApp> {
  const silent = { stateChanged: () => {}, syncChanged: () => {}, membersChanged: () => {} }
  const invitation = { url: trial.url, code: (await trial.joinCode()).replace('-', '') }
  app = new CounterApp({ dataFolder, invitation, ...silent })
  await app.start()
  return app
}
const manifest = () => {
  const read = readManifest(dataFolder)
  if (!read || read === 'damaged') throw new Error('no manifest')
  return read
}
const shownCode = () => {
  const state = app.state()
  if (state.phase !== 'recovery-code') throw new Error(`phase ${state.phase}`)
  return state.code
}
const lastGroup = (code: string) => code.split('-').at(-1) ?? ''
const staff = (role: 'clerk' | 'supervisor') => {
  const found = trial.staff.find(person => person.role === role)
  if (!found) throw new Error('no such staff')
  return { staffNumber: found.staffNumber, pin: found.pin }
}

/** Set up, its code noted, with one member whose record is not confirmed; then closed. Gives code and member. */
async function setUpCounter() {
  await start()
  const code = shownCode()
  await app.confirmRecoveryCode(lastGroup(code))
  services.push(serviceName(manifest().storeName))
  const db = app.open()?.db
  if (!db) throw new Error('not open')
  const made = enrol(db, enrolment(Math.floor(Math.random() * 9000)), random)
  if (!made.ok) throw new Error(made.error.code)
  await app.close()
  return { code, memberId: made.value.memberId }
}
const loseKeychain = async () => {
  for (const name of secretNames) await keytar.deletePassword(serviceName(manifest().storeName), name)
}

describe('the recovery code', () => {
  it('is shown at set-up until its last group is typed back, and never again after that', async () => {
    await start()
    const first = shownCode()
    services.push(serviceName(manifest().storeName))
    expect(await app.confirmRecoveryCode('WRONG')).toEqual({
      ok: false,
      error: { code: 'recovery-code-wrong' },
    })
    await app.close()
    await start()
    const second = shownCode()
    expect(second).not.toBe(first)
    expect(await app.confirmRecoveryCode(lastGroup(second).toLowerCase())).toMatchObject({
      value: { phase: 'sign-in' },
    })
    await app.close()
    await start()
    expect(app.state().phase).toBe('sign-in')
  })

  it('is in no file, and neither is any secret', async () => {
    const { code } = await setUpCounter()
    const store = (await keytar.getPassword(serviceName(manifest().storeName), 'store-key')) ?? ''
    for (const name of readdirSync(dataFolder)) {
      const bytes = readFileSync(join(dataFolder, name))
      for (const secret of [code, code.replaceAll('-', ''), store]) expect(bytes.includes(secret)).toBe(false)
    }
  })

  it('opens the counter again after its keychain is lost, with no record lost, a supervisor first', async () => {
    const { code, memberId } = await setUpCounter()
    await loseKeychain()
    await start()
    expect(app.state()).toMatchObject({ phase: 'store-fault', fault: 'key-missing', recoverable: true })
    const wrong = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0')
    expect(await app.recover(wrong, null)).toEqual({ ok: false, error: { code: 'recovery-code-wrong' } })
    expect(await app.recover(code.toLowerCase(), null)).toMatchObject({ ok: true })
    const newCode = shownCode()
    await app.confirmRecoveryCode(lastGroup(newCode))
    const clerkRefused = { ok: false, error: { code: 'supervisor-needed' } }
    expect(await app.signIn(staff('clerk'))).toEqual(clerkRefused)
    await app.close()
    await start()
    expect(await app.signIn(staff('clerk'))).toEqual(clerkRefused)
    expect(await app.signIn(staff('supervisor'))).toMatchObject({ ok: true })
    const db = app.open()?.db
    if (!db) throw new Error('not open')
    expect(findMember(db, memberId)).not.toBeNull()
    expect(verifyAudit(db)).toMatchObject({ ok: true })
    expect(db.prepare(`SELECT count(*) FROM audit WHERE action = 'keys.recovered'`).pluck().get()).toBe(1)
  })

  it('does not let a restored counter skip rejoining, and with it the erasures that headquarters knows', async () => {
    const { code } = await setUpCounter()
    await start()
    const before = app.open()?.counter.deviceId
    await app.close()
    writeManifest(dataFolder, { ...manifest(), rejoin: 'due' })
    await loseKeychain()
    await start()
    expect(await app.recover(code, null)).toMatchObject({ ok: true })
    expect(app.open()?.counter.deviceId).not.toBe(before)
    expect(manifest()).toMatchObject({ supervisorFirst: 'due' })
    expect(manifest().rejoin).toBeUndefined()
  })

  it('that was used opens nothing any more: recovering prints a new one', async () => {
    const { code } = await setUpCounter()
    await loseKeychain()
    await start()
    await app.recover(code, null)
    const newCode = shownCode()
    await app.confirmRecoveryCode(lastGroup(newCode))
    await app.close()
    await loseKeychain()
    await start()
    expect(await app.recover(code, null)).toMatchObject({ ok: false })
    expect(await app.recover(newCode, null)).toMatchObject({ ok: true })
  })

  it('opens a counter whose passphrase is forgotten, and nothing that held keys is deleted', {
    timeout: 60_000,
  }, async () => {
    const { code } = await setUpCounter()
    // As on a machine whose keychain went away and whose keys were sealed instead, in a way that nobody remembers.
    const { sealedSecrets } = filesIn(dataFolder)
    const { createSealedFile } = await import('../../src/keychain/sealedFile.ts')
    await createSealedFile(sealedSecrets, 'a forgotten passphrase')
    writeManifest(dataFolder, { ...manifest(), keyKeptIn: 'passphrase' })
    await start()
    expect(app.state()).toEqual({ phase: 'passphrase', firstTime: false })
    expect(await app.recover(code, null)).toMatchObject({ ok: true })
    expect(existsSync(sealedSecrets)).toBe(true)
  })
})
