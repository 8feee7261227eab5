/**
 * [SYN19] How headquarters signs what it answers to a request that a device signed (RFC 9421 §2.4): by the key that signs
 * receipts, over the status, the digest of the body before any packing, and the request's own signature, which stands for
 * its method, path, body, time, nonce and device. Pure, as signature.ts is.
 */
export interface AnsweredParts {
  status: number
  /** `Unencoded-Digest` field value (draft-ietf-httpbis-unencoded-digest): `sha-256=:…:`. */
  digest: string
  /** The request's `Signature` field value. */
  requestSignature: string
}

export interface AnswerParameters {
  /** Unix seconds, by headquarters' clock. */
  created: number
  /** Which of headquarters' keys. */
  keyId: string
}

const COVERED = '("@status" "unencoded-digest" "signature";req)'
const INPUT =
  /^harmoor=\("@status" "unencoded-digest" "signature";req\);created=(\d{1,12});keyid="([\w-]{1,64})";alg="ed25519"$/

const parametersOf = ({ created, keyId }: AnswerParameters) =>
  `${COVERED};created=${created};keyid="${keyId}";alg="ed25519"`

/** The signature base of RFC 9421 §2.5. */
export const answerBase = (
  { status, digest, requestSignature }: AnsweredParts,
  parameters: AnswerParameters,
) =>
  [
    `"@status": ${status}`,
    `"unencoded-digest": ${digest}`,
    `"signature";req: ${requestSignature}`,
    `"@signature-params": ${parametersOf(parameters)}`,
  ].join('\n')

/** @param signature standard base64 of the 64 signature bytes. */
export const answerHeaders = (digest: string, parameters: AnswerParameters, signature: string) => ({
  'unencoded-digest': digest,
  'signature-input': `harmoor=${parametersOf(parameters)}`,
  signature: `harmoor=:${signature}:`,
})

/** Reads the two header fields; null when they are not of this profile. */
export function parseAnswerSignature(
  signatureInput: string,
  signature: string,
): (AnswerParameters & { signature: string }) | null {
  const input = INPUT.exec(signatureInput)
  const bytes = /^harmoor=:([A-Za-z0-9+/=]{88}):$/.exec(signature)
  if (!input?.[1] || !input[2] || !bytes?.[1]) return null
  return { created: Number(input[1]), keyId: input[2], signature: bytes[1] }
}
