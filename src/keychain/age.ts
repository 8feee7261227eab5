import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { SecretName } from './secrets.ts'

/** All sealing of secrets, in one file: the age format (age-encryption.org/v1). */
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

/** Seals what somebody takes along, with a code of 140 random bits: `age -d` opens it with that code. */
export function sealText(text: string, code: string): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(WORK['recovery-code'])
  encrypter.setPassphrase(code)
  return encrypter.encrypt(text)
}

/** Null when it was sealed with another secret. Throws when the bytes are not what was sealed. */
export async function unseal(sealed: Uint8Array, secret: string): Promise<Contents | null> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(secret)
  return contentsOf(sealed, decrypter)
}

/** A key pair to seal to. @returns its private half; `recipientOf` gives the public one. */
export const makeIdentity = (): Promise<string> => generateX25519Identity()

export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity)

export function sealTo(contents: Contents, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return encrypter.encrypt(JSON.stringify(contents))
}

/** Null when it was sealed to another. Throws when the bytes are not what was sealed. */
export function unsealWith(sealed: Uint8Array, identity: string): Promise<Contents | null> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return contentsOf(sealed, decrypter)
}

async function contentsOf(sealed: Uint8Array, decrypter: Decrypter): Promise<Contents | null> {
  try {
    return JSON.parse(await decrypter.decrypt(sealed, 'text')) as Contents
  } catch (error) {
    if (error instanceof Error && /no identity matched|incorrect/i.test(error.message)) return null
    throw error
  }
}
