import os from 'node:os'
import { hash } from '@node-rs/argon2'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SecretName, Secrets } from '../../src/keychain/secrets.ts'
import { signIn } from '../../src/main/counter/signIn.ts'
import { changePin } from '../../src/store/changePin.ts'
import { inTransaction } from '../../src/store/database.ts'
import { findStaff, forgiveAttempts, replaceRoster } from '../../src/store/repositories/staff.ts'
import { AT, makeStore, random, type TestStore } from '../store/counterFixture.ts'

const pepper = Buffer.alloc(32, 5)
/** What the keychain counts of wrong PINs; it outlives the store. */
let outside: string | null = null
const secrets = (kept: Buffer): Secrets => ({
  attempts: {
    get: async () => outside,
    set: async text => {
      outside = text
    },
  },
  get: async (name: SecretName) => (name === 'pin-pepper' ? kept.toString('base64url') : null),
  set: async () => {},
})

let store: TestStore
beforeEach(async () => {
  outside = null
  store = makeStore()
  // Light parameters: what is tested is the rules around the hash, whose cost headquarters sets.
  const pinHash = await hash('482913', { secret: pepper, memoryCost: 64, timeCost: 1 })
  const clerk = { staffNumber: '1001', name: 'Trần Văn Ví Dụ', role: 'clerk', pinHash } as const
  inTransaction(store.db, () => replaceRoster(store.db, [clerk]))
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  store.remove()
})

const tryPin = (pin: string, staffNumber = '1001') => signIn(store.db, secrets(pepper), { staffNumber, pin })
const refused = { ok: false, error: { code: 'sign-in-refused' } }

it('lets in who knows the PIN', async () => {
  expect(await tryPin('482913')).toEqual({
    ok: true,
    value: { staff: { staffNumber: '1001', name: 'Trần Văn Ví Dụ', role: 'clerk' }, mustChangePin: false },
  })
})

it('answers an unknown number and a wrong PIN alike', async () => {
  expect(await tryPin('111222')).toEqual(refused)
  expect(await tryPin('482913', '9999')).toEqual(refused)
})

it('is worth nothing without the pepper: the store alone does not let PINs be guessed', async () => {
  const stolen = signIn(store.db, secrets(Buffer.alloc(32, 6)), { staffNumber: '1001', pin: '482913' })
  expect(await stolen).toEqual(refused)
})

it('locks out after five wrong PINs, even for the right one, and says for how long', async () => {
  for (let n = 0; n < 5; n += 1) expect(await tryPin('000111')).toEqual(refused)
  expect(await tryPin('482913')).toEqual({ ok: false, error: { code: 'locked-out', values: { minutes: 1 } } })
  vi.spyOn(os, 'uptime').mockReturnValue(os.uptime() + 61)
  expect(await tryPin('482913')).toMatchObject({ ok: true })
  expect(outside).toBe('{}')
  expect(findStaff(store.db, '1001')?.attempts.failures).toBe(0)
})

it('counts an attempt before it verifies it, so that a pulled plug gives no free try', async () => {
  const pending = tryPin('000111')
  await new Promise(resolve => setImmediate(resolve))
  expect(findStaff(store.db, '1001')?.attempts.failures).toBe(1)
  await pending
})

it('counts tries made at the same moment one by one', async () => {
  const answers = await Promise.all(Array.from({ length: 9 }, () => tryPin('000111')))
  expect(answers.filter(answer => !answer.ok && answer.error.code === 'locked-out')).toHaveLength(4)
})

const wrongFiveTimes = async () => {
  for (let n = 0; n < 5; n += 1) expect(await tryPin('000111')).toEqual(refused)
}
const lockedOut = { ok: false, error: { code: 'locked-out', values: { minutes: 1 } } }

it('gives no try back to a store that was put back as it was', async () => {
  await wrongFiveTimes()
  forgiveAttempts(store.db, '1001')
  expect(await tryPin('482913')).toEqual(lockedOut)
})

it('gives no try back when the keychain’s count is lost', async () => {
  await wrongFiveTimes()
  outside = null
  expect(await tryPin('482913')).toEqual(lockedOut)
})

it('is not let in sooner by a clock that was set forward', async () => {
  await wrongFiveTimes()
  vi.useFakeTimers({ now: Date.now() + 86_400_000, toFake: ['Date'] })
  expect(await tryPin('482913')).toEqual(lockedOut)
})

it('refuses a PIN that was changed while it was verified', async () => {
  const pending = tryPin('482913')
  await new Promise(resolve => setImmediate(resolve))
  const change = { staffNumber: '1001', pinHash: '$argon2id$other', changedBy: '2001', at: AT }
  changePin(store.db, change, random)
  expect(await pending).toEqual(refused)
})
