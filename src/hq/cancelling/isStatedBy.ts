import { type DeviceErasure, erasureText } from '../../domain/outbox/erasure.ts'
import type { Device } from '../repositories/devices.ts'
import { isSigned } from '../signatures/isSigned.ts'

/** [ERA8] Whether this very device signed that it has erased this member. */
export function isStatedBy({ id, publicKey }: Device, memberId: string, statement: DeviceErasure): boolean {
  const isAboutThis = statement.deviceId === id && statement.memberId === memberId
  return isAboutThis && isSigned(publicKey, erasureText(statement), statement.signature)
}
