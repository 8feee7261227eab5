import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { promisify } from 'node:util'

/** The Ed25519 key that headquarters signs receipts with. */
export interface ReceiptKey {
  /** JWK thumbprint (RFC 7638) of the public key, base64url. */
  keyId: string
  /** Raw 32 bytes, base64url. */
  publicKey: string
  /** @returns the signature of the UTF-8 text, base64url. */
  sign(text: string): string
  /** The same beside other work: a batch's signatures take as long as all else that headquarters does for it. */
  signAside(text: string): Promise<string>
}

const signAsync = promisify(sign)

/** A new private key: PKCS#8 DER in base64, one line. */
export const makeReceiptKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')

/** @param encoded as `makeReceiptKey` gives it. Throws when it is anything else. */
export function readReceiptKey(encoded: string): ReceiptKey {
  const key = createPrivateKey({ key: Buffer.from(encoded, 'base64'), type: 'pkcs8', format: 'der' })
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the receipt key is not an Ed25519 key')
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (typeof x !== 'string') throw new Error('the receipt key has no public half')
  // RFC 7638 §3: the required members only, in this order, without white space.
  const thumbprint = `{"crv":"Ed25519","kty":"OKP","x":"${x}"}`
  return {
    keyId: createHash('sha256').update(thumbprint).digest('base64url'),
    publicKey: x,
    sign: text => sign(null, Buffer.from(text), key).toString('base64url'),
    signAside: async text => (await signAsync(null, Buffer.from(text), key)).toString('base64url'),
  }
}
