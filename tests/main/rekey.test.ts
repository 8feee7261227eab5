import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Trial } from '../../src/hq/trial.ts'
import { openKeychain } from '../../src/keychain/keychain.ts'
import type { Secrets } from '../../src/keychain/secrets.ts'
import { serviceName } from '../../src/keychain/serviceName.ts'
import { type RekeyStep, rekeyStore } from '../../src/main/counter/rekeying.ts'
import { appendRestore, beginRestore } from '../../src/main/counter/restoring.ts'
import { filesIn } from '../../src/store/manifest.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { openTrial } from '../hq/trialForTests.ts'
import {
  allConfirmed,
  enrolAt,
  forgetMachines,
  loseKeychain,
  type Machine,
  manifestOf,
  memberAt,
  openOf,
  secretOf,
  startMachine,
  stop,
  workingCounter,
} from './trialCounter.ts'

let trial: Trial
beforeAll(async () => {
  const opened = await openTrial()
  trial = opened.trial
  return opened.close
}, 60_000)
afterEach(forgetMachines)

class PowerCut extends Error {}

/** Stops at a step as if the power went: nothing after it happens. */
async function rekeyUpTo({ dataFolder }: Machine, last: RekeyStep): Promise<void> {
  const secrets = await openKeychain(serviceName(manifestOf(dataFolder).storeName))
  if (!secrets) throw new Error('no keychain')
  const reached = (step: RekeyStep) => {
    if (step === last) throw new PowerCut()
  }
  const options = { dataFolder, secrets, worker: null, progress: () => {}, reached }
  await expect(rekeyStore(options)).rejects.toThrow(PowerCut)
}

describe('giving the store a new key', () => {
  it('keeps every record and the session, and leaves the old key behind', async () => {
    const { machine } = await workingCounter(trial)
    const member = enrolAt(machine)
    const before = await secretOf(machine, 'store-key')
    const done = await machine.app.rekey()
    expect(done).toMatchObject({ ok: true, value: { phase: 'ready' } })
    expect(await secretOf(machine, 'store-key')).not.toBe(before)
    expect(memberAt(machine, member)).not.toBeNull()
    const { db } = openOf(machine)
    expect(verifyAudit(db)).toMatchObject({ ok: true })
    expect(db.prepare(`SELECT count(*) FROM audit WHERE action = 'store.rekeyed'`).pluck().get()).toBe(1)
    expect(machine.told).toContain('rekey:progress')
    enrolAt(machine)
    await allConfirmed(machine)
    await stop(machine)
    const again = await startMachine(null, machine.dataFolder)
    expect(memberAt(again, member)).not.toBeNull()
  })

  it('leaves the store open by the key that it has where the disk takes nothing, now and at the next start', async () => {
    const { machine } = await workingCounter(trial)
    const member = enrolAt(machine)
    const blocked = `${filesIn(machine.dataFolder).recoveryUpdate}.new`
    mkdirSync(blocked)
    expect(await machine.app.rekey()).toMatchObject({ ok: false })
    expect(memberAt(machine, member)).not.toBeNull()
    await allConfirmed(machine)
    await stop(machine)
    const again = await startMachine(null, machine.dataFolder)
    expect(memberAt(again, member)).not.toBeNull()
    await stop(again)
    rmSync(blocked, { recursive: true })
    const last = await startMachine(null, machine.dataFolder)
    expect(await secretOf(last, 'store-key')).toBe(await secretOf(last, 'store-key-next'))
    expect(memberAt(last, member)).not.toBeNull()
  })

  it('goes on, and says that it failed, where the log does not take what was done', async () => {
    const { machine } = await workingCounter(trial)
    const member = enrolAt(machine)
    openOf(machine).db.exec(
      `CREATE TRIGGER full BEFORE INSERT ON audit WHEN NEW.action = 'store.rekeyed'
       BEGIN SELECT RAISE(ABORT, 'full'); END`,
    )
    expect(await machine.app.rekey()).toEqual({ ok: false, error: { code: 'unexpected' } })
    expect(machine.app.state().phase).toBe('ready')
    expect(memberAt(machine, member)).not.toBeNull()
    openOf(machine).db.exec('DROP TRIGGER full')
    expect(await machine.app.rekey()).toMatchObject({ ok: true })
    await allConfirmed(machine)
  })

  it('is backed up, restored and started by the new key too where the keychain did not take it yet', async () => {
    const { machine, code } = await workingCounter(trial)
    const member = enrolAt(machine)
    await allConfirmed(machine)
    const secrets = machine.app.secrets() as Secrets
    const set = secrets.set.bind(secrets)
    secrets.set = async (name, secret) => {
      if (name === 'store-key') throw new Error('the keychain is locked')
      await set(name, secret)
    }
    expect(await machine.app.rekey()).toMatchObject({ ok: false })
    expect(memberAt(machine, member)).not.toBeNull()
    const made = await machine.app.backups()?.make()
    if (!made?.ok || !made.value.last) throw new Error('no backup')
    const backup = readFileSync(join(made.value.folder, made.value.last.name))
    await stop(machine)
    expect(memberAt(await startMachine(null, machine.dataFolder), member)).not.toBeNull()
    expect(await secretOf(machine, 'store-key')).toBe(await secretOf(machine, 'store-key-next'))
    const other = await startMachine(null)
    beginRestore(other.dataFolder)
    expect(appendRestore(other.dataFolder, 0, backup)).toBe(true)
    expect(await other.app.restore(code, null)).toMatchObject({ ok: true })
    expect(memberAt(other, member)).not.toBeNull()
  })

  it('is answered not-now by whatever asks for the store meanwhile', async () => {
    const { machine } = await workingCounter(trial)
    const rekeying = machine.app.rekey()
    expect(await machine.app.rekey()).toEqual({ ok: false, error: { code: 'not-now' } })
    expect(await rekeying).toMatchObject({ ok: true })
  })

  const steps: RekeyStep[] = ['key-made', 'recovery-has-both', 'copied', 'switched', 'key-kept', 'finished']
  it.each(steps)('cut off at "%s" is finished at the next start, with no record lost', async step => {
    const { machine } = await workingCounter(trial)
    const member = enrolAt(machine)
    await stop(machine)
    const before = await secretOf(machine, 'store-key')
    await rekeyUpTo(machine, step)
    const again = await startMachine(null, machine.dataFolder)
    expect(again.app.state().phase).toBe('sign-in')
    expect(memberAt(again, member)).not.toBeNull()
    const key = await secretOf(again, 'store-key')
    expect(key).not.toBe(before)
    expect(key).toBe(await secretOf(again, 'store-key-next'))
    expect(existsSync(filesIn(machine.dataFolder).rekeyedStore)).toBe(false)
  })

  it.each(steps)('cut off at "%s", and the keychain lost: the code on paper still opens it', async step => {
    const { machine, code } = await workingCounter(trial)
    const member = enrolAt(machine)
    await stop(machine)
    await rekeyUpTo(machine, step)
    await loseKeychain(machine)
    const again = await startMachine(null, machine.dataFolder)
    expect(again.app.state()).toMatchObject({ phase: 'store-fault', recoverable: true })
    expect(await again.app.recover(code, null)).toMatchObject({ ok: true, value: { phase: 'recovery-code' } })
    expect(memberAt(again, member)).not.toBeNull()
  })
})
