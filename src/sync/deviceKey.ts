import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { promisify } from 'node:util'

/**
 * The counter's Ed25519 key pair. The private half is made here, goes to the keychain as the JWK members `d.x`
 * (RFC 8037), and never travels.
 */
export interface DeviceKey {
  /** Raw public key, base64url. */
  publicKey: string
  /** Signs UTF-8 text; standard base64 of 64 bytes. */
  sign(text: string): string
  /** For the keychain. */
  secret: string
}

const keyFrom = (d: string, x: string): DeviceKey => {
  const key = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d, x }, format: 'jwk' })
  return {
    publicKey: x,
    secret: `${d}.${x}`,
    sign: text => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  }
}

export function makeDeviceKey(): DeviceKey {
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return keyFrom(d as string, x as string)
}

/** Reads a key back from the keychain. Throws when the text is not one of ours. */
export function deviceKeyFrom(secret: string): DeviceKey {
  const [d, x] = secret.split('.')
  if (!d || !x) throw new Error('not a device key')
  return keyFrom(d, x)
}

/** Few keys verify thousands of signatures, and reading a key takes half as long as verifying with it. */
const publicKeys = new Map<string, KeyObject>()
const MOST_KEYS = 16

function publicKeyFrom(raw: string): KeyObject {
  const known = publicKeys.get(raw)
  if (known) return known
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' })
  if (publicKeys.size >= MOST_KEYS) publicKeys.clear()
  publicKeys.set(raw, key)
  return key
}

const isPublicKey = (text: string) => /^[\w-]{43}$/.test(text)

/** @param publicKey raw Ed25519 key, base64url; anything else verifies nothing. @param signature base64url or base64. */
export const verifySignature = (publicKey: string, text: string, signature: string) =>
  isPublicKey(publicKey) &&
  verify(null, Buffer.from(text, 'utf8'), publicKeyFrom(publicKey), Buffer.from(signature, 'base64url'))

const verifyOnThread = promisify(
  (text: Buffer, key: KeyObject, signature: Buffer, done: (error: Error | null, isValid: boolean) => void) =>
    verify(null, text, key, signature, done),
)

/** The same on other threads: a batch's receipts take as long to verify as all else that a counter does for it. */
export const verifyAside = async (publicKey: string, text: string, signature: string): Promise<boolean> =>
  isPublicKey(publicKey) &&
  verifyOnThread(Buffer.from(text, 'utf8'), publicKeyFrom(publicKey), Buffer.from(signature, 'base64url'))
