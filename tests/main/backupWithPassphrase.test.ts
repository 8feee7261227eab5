import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Trial } from '../../src/hq/trial.ts'
import { appendRestore, beginRestore } from '../../src/main/counter/restoring.ts'
import { openTrial } from '../hq/trialForTests.ts'
import {
  enrolAt,
  forgetMachines,
  type Machine,
  manifestOf,
  memberAt,
  noteCode,
  startMachine,
  stop,
} from './trialCounter.ts'

vi.mock(import('../../src/keychain/keychain.ts'), async original => ({
  ...(await original()),
  openKeychain: async () => null,
}))

let trial: Trial
beforeAll(async () => {
  const opened = await openTrial()
  trial = opened.trial
  return opened.close
}, 60_000)
afterEach(forgetMachines)

const passphrase = 'đúng ngựa pin ghim'
const another = 'bốn từ khác hẳn nhau'

function bring({ dataFolder }: Machine, bytes: Buffer): void {
  beginRestore(dataFolder)
  if (!appendRestore(dataFolder, 0, bytes)) throw new Error('piece refused')
}

it('a backup is restored on a machine without a keychain, under a passphrase of its own', {
  timeout: 120_000,
}, async () => {
  const invitation = { url: trial.url, code: (await trial.joinCode()).replace('-', '') }
  const machine = await startMachine(invitation)
  expect(machine.app.state()).toEqual({ phase: 'passphrase', firstTime: true })
  await machine.app.unseal(passphrase)
  const code = await noteCode(machine)
  const member = enrolAt(machine)
  const made = await machine.app.backups()?.make()
  if (!made?.ok || !made.value.last) throw new Error('no backup')
  const bytes = readFileSync(join(made.value.folder, made.value.last.name))
  await stop(machine)

  const other = await startMachine(null)
  bring(other, bytes)
  expect(await other.app.restore(code, null)).toEqual({ ok: false, error: { code: 'passphrase-needed' } })
  expect(await other.app.restore(code, 'short')).toEqual({
    ok: false,
    error: { code: 'passphrase-too-short' },
  })
  expect(await other.app.restore(code, another)).toMatchObject({
    ok: true,
    value: { phase: 'recovery-code' },
  })
  expect(memberAt(other, member)).not.toBeNull()
  expect(manifestOf(other.dataFolder).keyKeptIn).toBe('passphrase')
  await stop(other)

  const again = await startMachine(null, other.dataFolder)
  expect(again.app.state()).toEqual({ phase: 'passphrase', firstTime: false })
  expect(await again.app.unseal(passphrase)).toEqual({ ok: false, error: { code: 'passphrase-wrong' } })
  expect(await again.app.unseal(another)).toMatchObject({ ok: true, value: { phase: 'recovery-code' } })
  expect(memberAt(again, member)).not.toBeNull()
})
