import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contentDigest,
  parseSignature,
  type SignedParts,
  signatureBase,
  signatureHeaders,
} from '../../../src/contract/sync/signature.ts'

const parts = {
  method: 'POST',
  path: '/foo',
  contentDigest: 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:',
}
const parameters = {
  created: 1618884473,
  nonce: 'b3k2pp5k7z-50gnwp_yemd',
  keyId: 'test-key-ed25519',
}

/** RFC 9421 appendix B.1.4 and B.2.6. */
const RFC_KEY = 'MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF'
const RFC_BASE = `"date": Tue, 20 Apr 2021 02:07:55 GMT
"@method": POST
"@path": /foo
"@authority": example.com
"content-type": application/json
"content-length": 18
"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"`
const RFC_SIGNATURE =
  'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=='

describe('the signature of a counter’s request', () => {
  it('is made the way RFC 9421’s own Ed25519 example is', () => {
    const key = createPrivateKey({ key: Buffer.from(RFC_KEY, 'base64'), type: 'pkcs8', format: 'der' })
    expect(sign(null, Buffer.from(RFC_BASE), key).toString('base64')).toBe(RFC_SIGNATURE)
  })

  it('has a base whose lines are those of the RFC’s example, in the profile’s order', () => {
    const lines = signatureBase(parts, parameters).split('\n')
    const rfcLines = RFC_BASE.split('\n')
    expect(rfcLines).toContain(lines[0])
    expect(rfcLines).toContain(lines[1])
    expect(lines[2]).toBe(`"content-digest": ${parts.contentDigest}`)
    expect(lines[3]).toBe(
      '"@signature-params": ("@method" "@path" "content-digest");created=1618884473;nonce="b3k2pp5k7z-50gnwp_yemd";keyid="test-key-ed25519";alg="ed25519"',
    )
    expect(lines).toHaveLength(4)
  })

  it('covers a digest written as in RFC 9530', () => {
    const sha256 = createHash('sha256').update('{"hello": "world"}\n').digest('base64')
    expect(contentDigest(sha256)).toBe(parts.contentDigest)
  })

  it('is read back from its header fields, and then verifies', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const signature = sign(null, Buffer.from(signatureBase(parts, parameters)), privateKey).toString('base64')
    const headers = signatureHeaders(parts, parameters, signature)
    const read = parseSignature(headers['signature-input'], headers.signature)
    expect(read).toEqual({ ...parameters, signature })
    const verifies = (received: SignedParts) =>
      verify(
        null,
        Buffer.from(signatureBase(received, parameters)),
        publicKey,
        Buffer.from(signature, 'base64'),
      )
    expect(verifies(parts)).toBe(true)
    expect(verifies({ ...parts, path: '/bar' })).toBe(false)
    expect(verifies({ ...parts, method: 'PUT' })).toBe(false)
    expect(createPublicKey(privateKey).equals(publicKey)).toBe(true)
  })

  it('of any other form is not read', () => {
    const { 'signature-input': input, signature } = signatureHeaders(parts, parameters, 'A'.repeat(88))
    const others = [
      [input.replace('"content-digest"', '"date"'), signature],
      [input.replace('alg="ed25519"', 'alg="hmac-sha256"'), signature],
      [input.replace('harmoor', 'sig1'), signature],
      [`${input}, sig2=()`, signature],
      [input.replace(/nonce="[^"]+";/, ''), signature],
      [input, signature.replace('A', '')],
      ['', ''],
    ]
    expect(parseSignature(input, signature)).not.toBe(null)
    for (const [badInput = '', badSignature = ''] of others)
      expect(parseSignature(badInput, badSignature)).toBe(null)
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => parseSignature(a, b) === null))
  })
})
