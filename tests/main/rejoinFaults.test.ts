import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { revokeDevice } from '../../src/hq/repositories/devices.ts'
import type { Trial } from '../../src/hq/trial.ts'
import { type Secrets, secretNames } from '../../src/keychain/secrets.ts'
import { appendRestore, beginRestore } from '../../src/main/counter/restoring.ts'
import { filesIn } from '../../src/store/manifest.ts'
import { counterOf } from '../../src/store/repositories/counter.ts'
import { openTrial } from '../hq/trialForTests.ts'
import { type Line, openLine } from '../sync/line.ts'
import {
  allConfirmed,
  enrolAt,
  forgetMachines,
  loseKeychain,
  type Machine,
  memberAt,
  openOf,
  startMachine,
  stop,
} from './trialCounter.ts'
import { twoCopies } from './twoCopies.ts'

let trial: Trial
let line: Line
beforeAll(async () => {
  const opened = await openTrial()
  trial = opened.trial
  return opened.close
}, 60_000)
beforeEach(async () => {
  line = await openLine(() => trial.url)
})
afterEach(async () => {
  line.mode = 'open'
  await forgetMachines()
  await line.close()
})

const WAIT = { timeout: 20_000, interval: 50 }
const deviceOf = (machine: Machine) => openOf(machine).counter.deviceId

/** A clone that has enrolled somebody under a sequence that the original has used at headquarters by now. It is closed. */
async function overtakenClone() {
  const { original, clone, recoveryCode } = await twoCopies(trial, line, 0)
  enrolAt(original)
  const memberId = enrolAt(clone)
  await stop(clone)
  line.mode = 'open'
  await allConfirmed(original)
  return { original, folder: clone.dataFolder, memberId, recoveryCode }
}

/** Until the store is another device than that. */
const becomesAnother = (machine: Machine, before: string) =>
  vi.waitFor(() => {
    void openOf(machine).sync.wake()
    expect(counterOf(openOf(machine).db)?.deviceId).not.toBe(before)
  }, WAIT)

describe('a copy of a counter that is to become a device of its own', { timeout: 90_000 }, () => {
  it('[REV3] [SYN13] learns that the device was revoked, and lets nobody in', async () => {
    const { original, folder, memberId } = await overtakenClone()
    await revokeDevice(trial.services.db, deviceOf(original), new Date())
    const clone = await startMachine(null, folder)
    expect(memberAt(clone, memberId)).not.toBeNull()
    await vi.waitFor(() => expect(clone.app.state().phase).toBe('cut-off'), WAIT)
  })

  it('[SYN6] goes on by itself where the keychain did not answer in the middle of it', async () => {
    const { original, folder, memberId } = await overtakenClone()
    const clone = await startMachine(null, folder)
    const secrets = clone.app.secrets() as Secrets
    const set = secrets.set.bind(secrets)
    secrets.set = async (name, secret) => {
      if (name === 'device-key') throw new Error('the keychain is locked')
      await set(name, secret)
    }
    await becomesAnother(clone, deviceOf(original))
    secrets.set = set
    await allConfirmed(clone)
    expect(memberAt(clone, memberId)).toMatchObject({ delivery: { state: 'confirmed' } })
    expect(deviceOf(clone)).not.toBe(deviceOf(original))
  })

  it('[SYN14] is backed up as one device, also where it becomes another in the middle of that', async () => {
    const { original, folder, memberId, recoveryCode } = await overtakenClone()
    line.mode = 'down'
    const clone = await startMachine(null, folder)
    const secrets = clone.app.secrets() as Secrets
    const get = secrets.get.bind(secrets)
    secrets.get = async name => {
      const secret = await get(name)
      if (name === secretNames.at(-1) && line.mode === 'down') {
        line.mode = 'open'
        await becomesAnother(clone, deviceOf(original))
      }
      return secret
    }
    const made = await clone.app.backups()?.make()
    if (!made?.ok || !made.value.last) throw new Error('no backup')
    const backup = readFileSync(join(made.value.folder, made.value.last.name))
    await stop(clone)
    const other = await startMachine(null)
    beginRestore(other.dataFolder)
    expect(appendRestore(other.dataFolder, 0, backup)).toBe(true)
    expect(await other.app.restore(recoveryCode, null)).toMatchObject({
      ok: true,
      value: { phase: 'recovery-code' },
    })
    await allConfirmed(other)
    expect(memberAt(other, memberId)).toMatchObject({ delivery: { state: 'confirmed' } })
  })

  it('[SYN6] opens by the code on paper as soon as the disk takes copies of its keys again', async () => {
    const { original, folder, recoveryCode } = await overtakenClone()
    const { recoveryUpdate } = filesIn(folder)
    let clone = await startMachine(null, folder)
    mkdirSync(`${recoveryUpdate}.new`)
    await becomesAnother(clone, deviceOf(original))
    await allConfirmed(clone)
    const before = readFileSync(recoveryUpdate)
    rmSync(`${recoveryUpdate}.new`, { recursive: true })
    await vi.waitFor(() => expect(readFileSync(recoveryUpdate)).not.toEqual(before), WAIT)
    await stop(clone)
    await loseKeychain(clone)
    clone = await startMachine(null, folder)
    expect(await clone.app.recover(recoveryCode, null)).toMatchObject({ ok: true })
    const memberId = enrolAt(clone)
    await allConfirmed(clone)
    expect(memberAt(clone, memberId)).toMatchObject({ delivery: { state: 'confirmed' } })
  })

  it('[SYN6] goes on where the disk took no copy of its keys, and makes up for it at the next start', async () => {
    const { original, folder, recoveryCode } = await overtakenClone()
    const blocked = `${filesIn(folder).recoveryUpdate}.new`
    let clone = await startMachine(null, folder)
    mkdirSync(blocked)
    await becomesAnother(clone, deviceOf(original))
    await allConfirmed(clone)
    await stop(clone)
    rmSync(blocked, { recursive: true })
    clone = await startMachine(null, folder)
    await stop(clone)
    await loseKeychain(clone)
    clone = await startMachine(null, folder)
    expect(await clone.app.recover(recoveryCode, null)).toMatchObject({ ok: true })
    const memberId = enrolAt(clone)
    await allConfirmed(clone)
    expect(memberAt(clone, memberId)).toMatchObject({ delivery: { state: 'confirmed' } })
  })
})
