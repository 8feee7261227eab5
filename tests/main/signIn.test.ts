import { hash } from '@node-rs/argon2'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SecretName, Secrets } from '../../src/keychain/secrets.ts'
import { signIn } from '../../src/main/counter/signIn.ts'
import { inTransaction } from '../../src/store/database.ts'
import { findStaff, replaceRoster } from '../../src/store/repositories/staff.ts'
import { makeStore, type TestStore } from '../store/counterFixture.ts'

const pepper = Buffer.alloc(32, 5)
const secrets = (kept: Buffer): Secrets => ({
  get: async (name: SecretName) => (name === 'pin-pepper' ? kept.toString('base64url') : null),
  set: async () => {},
})

let store: TestStore
beforeEach(async () => {
  store = makeStore()
  // Light parameters: what is tested is the rules around the hash, whose cost headquarters sets.
  const pinHash = await hash('482913', { secret: pepper, memoryCost: 64, timeCost: 1 })
  const clerk = { staffNumber: '1001', name: 'Trần Văn Ví Dụ', role: 'clerk', pinHash } as const
  inTransaction(store.db, () => replaceRoster(store.db, [clerk]))
})
afterEach(() => {
  vi.useRealTimers()
  store.remove()
})

const tryPin = (pin: string, staffNumber = '1001') => signIn(store.db, secrets(pepper), { staffNumber, pin })
const refused = { ok: false, error: { code: 'sign-in-refused' } }

it('lets in who knows the PIN', async () => {
  expect(await tryPin('482913')).toEqual({
    ok: true,
    value: { staffNumber: '1001', name: 'Trần Văn Ví Dụ', role: 'clerk' },
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
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] })
  expect(await tryPin('482913')).toMatchObject({ ok: true })
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
