import { createHash } from 'node:crypto'
import { paths } from '../../contract/sync/join.ts'
import type { signatureFaults } from '../../contract/sync/problem.ts'
import type { Revocation } from '../../contract/sync/revocation.ts'
import {
  contentDigest,
  parseSignature,
  SIGNATURE_WINDOW_SECONDS,
  type SignatureParameters,
  signatureBase,
} from '../../contract/sync/signature.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { retried } from '../database/transaction.ts'
import { type Device, findDevice, recordClockSkew } from '../repositories/devices.ts'
import { addNonce, forgetNonces } from '../repositories/nonces.ts'
import type { Services } from '../services.ts'
import { isSigned } from './isSigned.ts'
import { signRevocation } from './signRevocation.ts'

type SignatureFault = (typeof signatureFaults)[number]

/** Why a request is not let in; with `device-revoked`, headquarters' word for it. */
interface Unverified {
  fault: SignatureFault
  revocation?: Revocation
}

/** What of a request is signed, or says how. */
export interface SignedRequest {
  method: string
  /** As on the request line. */
  url: string
  contentDigest: string
  signatureInput: string
  signature: string
  body: Buffer
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Who sent a request, by the profile in contract/sync/signature. The device's standing and its clock are looked at only
 * after its signature, and a nonce is used up last, so that nobody else can find out the first or spend the second.
 */
export async function verifySignature(
  services: Services,
  request: SignedRequest,
): Promise<Result<Device, Unverified>> {
  const given = parseSignature(request.signatureInput, request.signature)
  if (!given || request.url.includes('?') || !UUID.test(given.keyId)) return refusal('signature-malformed')
  if (request.contentDigest !== digestOf(request.body)) return refusal('digest-mismatch')
  const device = await findDevice(services.db, given.keyId)
  if (!device) return refusal('device-unknown')
  if (!isSignedBy(device, request, given)) return refusal('signature-invalid')
  // [REV1] [REV2] It may still hand over what it holds, and gets nothing for it but receipts.
  if (device.revokedAt && request.url !== paths.envelopes)
    return refusal('device-revoked', signRevocation(services.keys.receipt, device.revokedAt, given))
  const skewMs = given.created * 1000 - services.clock().getTime()
  if (Math.abs(skewMs) > SIGNATURE_WINDOW_SECONDS * 1000) {
    await retried(() => recordClockSkew(services.db, device.id, Math.round(skewMs)))
    return refusal('clock-skew')
  }
  return (await isFresh(services, device, given)) ? ok(device) : refusal('nonce-reused')
}

const refusal = (fault: SignatureFault, revocation?: Revocation): Result<never, Unverified> =>
  err({ fault, ...(revocation && { revocation }) })

const digestOf = (body: Buffer) => contentDigest(createHash('sha256').update(body).digest('base64'))

function isSignedBy(
  device: Device,
  request: SignedRequest,
  given: SignatureParameters & { signature: string },
): boolean {
  const { method, url: path, contentDigest } = request
  return isSigned(device.publicKey, signatureBase({ method, path, contentDigest }, given), given.signature)
}

/** A nonce is kept until its signature would be too old anyway, and some while longer: forgetting is a statement of its own. */
async function isFresh(
  { db, clock, random }: Services,
  device: Device,
  given: SignatureParameters,
): Promise<boolean> {
  const now = clock()
  const expiresAt = new Date((given.created + SIGNATURE_WINDOW_SECONDS + 1) * 1000)
  if (random(1).readUInt8() < 32) await retried(() => forgetNonces(db, device.id, now))
  return retried(() => addNonce(db, { deviceId: device.id, nonce: given.nonce, expiresAt }))
}
