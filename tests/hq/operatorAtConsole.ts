import { expect } from 'vitest'
import { hashPassphrase } from '../../src/hq/operators/passphrase.ts'
import { putOperator } from '../../src/hq/repositories/operators.ts'
import { hq } from './twoStores.ts'

/** A call of the console. @param cookie of whoever is signed in. */
export const post = (call: string, payload: object, cookie = '') =>
  hq.app.inject({ method: 'POST', url: `/console/api/${call}`, payload, headers: { cookie } })
/** Signs somebody new in, and gives their cookie. */
export async function operator(name: string, role: 'administrator' | 'supervisor' | 'auditor') {
  const passphraseHash = await hashPassphrase('a long passphrase', hq.services.keys)
  await putOperator(hq.services.db, { name, fullName: name, role, passphraseHash }, hq.services.clock())
  const reply = await post('session/sign-in', { name, passphrase: 'a long passphrase' })
  expect(reply.statusCode).toBe(200)
  return String(reply.headers['set-cookie']).split(';')[0] as string
}
