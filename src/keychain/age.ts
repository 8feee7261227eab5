import { Decrypter, Encrypter } from 'age-encryption'
import type { SecretName } from './secrets.ts'

/** All sealing of secrets, in one file: the age format (age-encryption.org/v1) with a passphrase. */
export type Contents = Partial<Record<SecretName, string>>

/**
 * log2 of scrypt's N. 18 (256 MiB, most of a second) for what a person can remember; a recovery code has 140 random bits
 * and needs no stretching.
 */
const WORK = { passphrase: 18, 'recovery-code': 12 } as const

export function seal(contents: Contents, secret: string, kind: keyof typeof WORK): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(WORK[kind])
  encrypter.setPassphrase(secret)
  return encrypter.encrypt(JSON.stringify(contents))
}

/** Null when it was sealed with another secret. Throws when the bytes are not what was sealed. */
export async function unseal(sealed: Uint8Array, secret: string): Promise<Contents | null> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(secret)
  try {
    return JSON.parse(await decrypter.decrypt(sealed, 'text')) as Contents
  } catch (error) {
    if (error instanceof Error && /no identity matched|incorrect/i.test(error.message)) return null
    throw error
  }
}
