import { createPublicKey, verify } from 'node:crypto'
import { type DeviceErasure, erasureText } from '../../domain/outbox/erasure.ts'
import type { Device } from '../repositories/devices.ts'

/** [ERA8] Whether this very device signed that it has erased this member. */
export function isStatedBy({ id, publicKey }: Device, memberId: string, statement: DeviceErasure): boolean {
  if (statement.deviceId !== id || statement.memberId !== memberId) return false
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: publicKey } })
  const signature = Buffer.from(statement.signature, 'base64url')
  return verify(null, Buffer.from(erasureText(statement)), key, signature)
}
