/**
 * HTTP Message Signatures (RFC 9421) in the one profile that counters use: Ed25519 over method, path and content
 * digest (RFC 9530), with creation time, nonce and the device as key id. Pure: signing and digesting belong to the
 * caller, who has the keys.
 */
export interface SignedParts {
  method: string
  /** The absolute path, as sent: `/v1/envelopes`. A query would go unsigned, so a request with one is refused. */
  path: string
  /** `Content-Digest` field value: `sha-256=:…:`. */
  contentDigest: string
}
export interface SignatureParameters {
  /** Unix seconds. */
  created: number
  nonce: string
  /** The device's id. */
  keyId: string
}

/** The `Content-Digest` field value (RFC 9530) of a body. @param sha256 standard base64 of the body's SHA-256. */
export const contentDigest = (sha256: string) => `sha-256=:${sha256}:`

const LABEL = 'harmoor'
const COVERED = '("@method" "@path" "content-digest")'
const INPUT =
  /^harmoor=\("@method" "@path" "content-digest"\);created=(\d{1,12});nonce="([\w-]{16,64})";keyid="([\w-]{1,64})";alg="ed25519"$/

const parametersOf = ({ created, nonce, keyId }: SignatureParameters) =>
  `${COVERED};created=${created};nonce="${nonce}";keyid="${keyId}";alg="ed25519"`

/** The signature base of RFC 9421 §2.5: the bytes that are signed, as UTF-8. */
export const signatureBase = (parts: SignedParts, parameters: SignatureParameters) =>
  [
    `"@method": ${parts.method.toUpperCase()}`,
    `"@path": ${parts.path}`,
    `"content-digest": ${parts.contentDigest}`,
    `"@signature-params": ${parametersOf(parameters)}`,
  ].join('\n')

/** @param signature standard base64 of the 64 signature bytes. */
export const signatureHeaders = (parts: SignedParts, parameters: SignatureParameters, signature: string) => ({
  'content-digest': parts.contentDigest,
  'signature-input': `${LABEL}=${parametersOf(parameters)}`,
  signature: `${LABEL}=:${signature}:`,
})

/** Reads the two header fields; null when they are not of this profile. */
export function parseSignature(
  signatureInput: string,
  signature: string,
): (SignatureParameters & { signature: string }) | null {
  const input = INPUT.exec(signatureInput)
  const bytes = /^harmoor=:([A-Za-z0-9+/=]{88}):$/.exec(signature)
  if (!input || !bytes) return null
  const [, created, nonce, keyId] = input as unknown as [string, string, string, string]
  return { created: Number(created), nonce, keyId, signature: bytes[1] as string }
}

/** How far a device's clock may be off before headquarters asks it to correct the time it signs with. */
export const SIGNATURE_WINDOW_SECONDS = 300
