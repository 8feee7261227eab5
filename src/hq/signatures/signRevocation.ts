import { type Revocation, revocationText } from '../../contract/sync/revocation.ts'
import type { SignatureParameters } from '../../contract/sync/signature.ts'
import type { ReceiptKey } from '../secrets/receiptKey.ts'

/** [REV7] Headquarters' word to a device that it has revoked it, good for the request that it answers. */
export function signRevocation(
  key: ReceiptKey,
  revokedAt: Date,
  { keyId: deviceId, nonce }: SignatureParameters,
): Revocation {
  const said = {
    kind: 'revocation' as const,
    version: 1 as const,
    ...{ deviceId, nonce },
    revokedAt: revokedAt.toISOString(),
    keyId: key.keyId,
  }
  return { ...said, signature: key.sign(revocationText(said)) }
}
