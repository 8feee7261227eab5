import { randomUUID } from 'node:crypto'
import keytar from 'keytar'
import { afterEach, expect, it } from 'vitest'
import { openKeychain } from '../../src/keychain/keychain.ts'

/**
 * Against the real keychain of the machine. The test command starts a Secret Service of its own on Linux, so that a
 * developer's keyring is not touched and one is always there.
 */
const service = `Harmoor Enrolment test ${randomUUID()}`
afterEach(async () => {
  for (const { account } of await keytar.findCredentials(service))
    await keytar.deletePassword(service, account)
})

it('keeps a secret in the operating system’s keychain and gives it back to the next start', async () => {
  const first = await openKeychain(service)
  expect(await first?.get('store-key')).toBeNull()
  await first?.set('store-key', 'kept')
  const next = await openKeychain(service)
  expect(await next?.get('store-key')).toBe('kept')
  expect(await keytar.getPassword(service, 'store-key')).toBe('kept')
})

it('keeps two stores apart', async () => {
  const mine = await openKeychain(service)
  await mine?.set('store-key', 'mine')
  const other = await openKeychain(`${service} other`)
  expect(await other?.get('store-key')).toBeNull()
})
