import { revocationText } from '../contract/sync/revocation.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { verifySignature } from './deviceKey.ts'
import type { ExchangeFault } from './exchange.ts'

/**
 * [REV7] Whether headquarters has revoked this device: its key signed that, for the very request that was refused. Anything
 * less could be said by whoever is on the line.
 */
export function isRevoked(fault: ExchangeFault, { deviceId, receiptKey }: Counter): boolean {
  if (fault.code !== 'refused' || fault.revocation === null) return false
  const { said, nonce } = fault.revocation
  return (
    said.deviceId === deviceId &&
    said.nonce === nonce &&
    said.keyId === receiptKey.keyId &&
    verifySignature(receiptKey.publicKey, revocationText(said), said.signature)
  )
}
