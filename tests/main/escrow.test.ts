import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { issueRecoveryCode } from '../../src/hq/recovering/recoveryCode.ts'
import { revokeDevice } from '../../src/hq/repositories/devices.ts'
import { startTrialHeadquarters, type Trial } from '../../src/hq/trial.ts'
import { filesIn } from '../../src/store/manifest.ts'
import { type Line, openLine } from '../sync/line.ts'
import {
  allConfirmed,
  credentials,
  enrolAt,
  forgetMachines,
  loseKeychain,
  type Machine,
  memberAt,
  noteCode,
  openOf,
  secretOf,
  startMachine,
  stop,
  workingCounter,
} from './trialCounter.ts'

let folder: string
let trial: Trial
let line: Line
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'harmoor-hq-'))
  trial = await startTrialHeadquarters({ dataFolder: folder })
}, 60_000)
afterAll(async () => {
  await trial.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  line = await openLine(() => trial.url)
})
afterEach(async () => {
  await line.close()
  await forgetMachines()
})

const codeFor = async (deviceId: string) => {
  const code = await issueRecoveryCode(trial.services, deviceId)
  if (!code.ok) throw new Error(code.error)
  return code.value
}
const refused = (code: string) => ({ ok: false, error: { code } })

/** A counter with one record that headquarters has not, whose keychain and paper are then both lost. */
async function lostCounter(before: (machine: Machine) => Promise<void> = async () => {}) {
  const { machine } = await workingCounter(trial)
  await before(machine)
  const member = enrolAt(machine)
  const { deviceId } = openOf(machine).counter
  const keys = [await secretOf(machine, 'store-key'), await secretOf(machine, 'device-key')]
  await stop(machine)
  await loseKeychain(machine)
  const again = await startMachine(null, machine.dataFolder)
  expect(again.app.state()).toMatchObject({ phase: 'store-fault', fault: 'key-missing' })
  return { machine: again, member, deviceId, keys }
}

describe('a counter whose keychain and paper are lost', () => {
  it('gets its keys back from headquarters, with no record lost, a supervisor first', async () => {
    const { machine, member, deviceId } = await lostCounter()
    const recovered = await machine.app.recover(await codeFor(deviceId), null, trial.url)
    expect(recovered).toMatchObject({ ok: true, value: { phase: 'recovery-code' } })
    await noteCode(machine)
    expect(await machine.app.signIn(credentials(trial, 'clerk'))).toEqual(refused('supervisor-needed'))
    expect(await machine.app.signIn(credentials(trial, 'supervisor'))).toMatchObject({ ok: true })
    expect(memberAt(machine, member)).not.toBeNull()
    await allConfirmed(machine)
  })

  it('is offered a way back by the copy that headquarters opens alone, and told that paper does not help', async () => {
    const { machine, deviceId } = await lostCounter()
    await stop(machine)
    rmSync(filesIn(machine.dataFolder).recoveryCopy)
    const again = await startMachine(null, machine.dataFolder)
    expect(again.app.state()).toMatchObject({ fault: 'key-missing', recoverable: true })
    const onPaper = 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF'
    expect(await again.app.recover(onPaper, null)).toEqual(refused('recovery-copy-missing'))
    expect(await again.app.recover(await codeFor(deviceId), null, trial.url)).toMatchObject({ ok: true })
  })

  it('is offered none where neither copy is left', async () => {
    const { machine } = await lostCounter()
    await stop(machine)
    rmSync(filesIn(machine.dataFolder).recoveryCopy)
    rmSync(filesIn(machine.dataFolder).escrowCopy)
    const again = await startMachine(null, machine.dataFolder)
    expect(again.app.state()).toMatchObject({ fault: 'key-missing', recoverable: false })
  })

  it('gets the newest key where the store was re-keyed', async () => {
    const { machine, member, deviceId, keys } = await lostCounter(async working => {
      expect(await working.app.rekey()).toMatchObject({ ok: true })
    })
    expect(await machine.app.recover(await codeFor(deviceId), null, trial.url)).toMatchObject({ ok: true })
    expect(memberAt(machine, member)).not.toBeNull()
    expect([await secretOf(machine, 'store-key'), await secretOf(machine, 'device-key')]).toEqual(keys)
  })

  it('gets nothing by a code that is wrong, used, another device’s, or of a revoked one', async () => {
    const { machine, deviceId } = await lostCounter()
    const { machine: other } = await workingCounter(trial)
    const recover = (code: string) => machine.app.recover(code, null, trial.url)
    expect(await recover('ABCD-2345')).toEqual(refused('join-code-refused'))
    expect(await recover(await codeFor(openOf(other).counter.deviceId))).toEqual(refused('escrow-unusable'))
    const code = await codeFor(deviceId)
    await stop(other)
    await revokeDevice(trial.services.db, deviceId, new Date())
    expect(await recover(code)).toEqual(refused('join-code-refused'))
    expect(machine.app.state()).toMatchObject({ phase: 'store-fault' })
    expect(await secretOf(machine, 'store-key')).toBeNull()
  })

  it('cannot use a code twice', async () => {
    const { machine, deviceId } = await lostCounter()
    const code = await codeFor(deviceId)
    expect(await machine.app.recover(code, null, trial.url)).toMatchObject({ ok: true })
    await stop(machine)
    await loseKeychain(machine)
    const again = await startMachine(null, machine.dataFolder)
    expect(await again.app.recover(code, null, trial.url)).toEqual(refused('join-code-refused'))
  })

  it('is told plainly that the copy is missing or altered, or headquarters away', async () => {
    const { machine, deviceId } = await lostCounter()
    const { escrowCopy } = filesIn(machine.dataFolder)
    const copy = readFileSync(escrowCopy)
    const code = await codeFor(deviceId)
    expect(await machine.app.recover(code, null, 'http://127.0.0.1:9')).toEqual(
      refused('headquarters-unreachable'),
    )
    writeFileSync(escrowCopy, copy.subarray(0, -3))
    expect(await machine.app.recover(code, null, trial.url)).toEqual(refused('escrow-unusable'))
    rmSync(escrowCopy)
    expect(await machine.app.recover(code, null, trial.url)).toEqual(refused('escrow-unusable'))
    writeFileSync(escrowCopy, copy)
    expect(await machine.app.recover(code, null, trial.url)).toMatchObject({ ok: true })
  })
})

describe('the escrow copy', () => {
  it('shows no secret, is its owner’s alone to read, and the answer on the line shows none either', async () => {
    const { machine, deviceId, keys } = await lostCounter()
    const { escrowCopy } = filesIn(machine.dataFolder)
    expect(statSync(escrowCopy).mode & 0o777).toBe(0o600)
    expect(await machine.app.recover(await codeFor(deviceId), null, line.url)).toMatchObject({ ok: true })
    const seen = [readFileSync(escrowCopy, 'latin1'), ...line.requests.map(({ body }) => body)].join()
    expect(line.requests.map(({ path }) => path)).toContain('/v1/recover')
    for (const key of keys) expect(seen.includes(key ?? 'no key')).toBe(false)
  })
})
