import { createPublicKey, type KeyObject, verify } from 'node:crypto'

/** Of devices at work: reading a key takes half as long as verifying with it, and each asks again and again. */
const keys = new Map<string, KeyObject>()
const MOST_KEYS = 2000

function keyOf(publicKey: string): KeyObject {
  const known = keys.get(publicKey)
  if (known) return known
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: publicKey } })
  if (keys.size >= MOST_KEYS) keys.clear()
  keys.set(publicKey, key)
  return key
}

/** @param publicKey raw Ed25519 key, base64url; throws where it is none. @param signature base64url or base64 */
export const isSigned = (publicKey: string, text: string, signature: string): boolean =>
  verify(null, Buffer.from(text), keyOf(publicKey), Buffer.from(signature, 'base64'))
