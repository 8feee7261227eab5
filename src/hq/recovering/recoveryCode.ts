import { createHmac } from 'node:crypto'
import { err, ok, type Result } from '../../domain/result.ts'
import { CODE_LIVES_MS, drawCode } from '../joining/joinCode.ts'
import { findDevice } from '../repositories/devices.ts'
import { addRecoveryCode } from '../repositories/recoveryCodes.ts'
import type { Services } from '../services.ts'

/** What is kept of a code: keyed, and never the same as a join code's. */
export const hashRecoveryCode = (code: string, pepper: Buffer) =>
  createHmac('sha256', pepper).update(`recover ${code}`).digest('hex')

/** A new one-time code that takes this device's keys out of escrow: good for ten minutes, shown once. */
export async function issueRecoveryCode(
  services: Services,
  deviceId: string,
): Promise<Result<string, 'device-unknown'>> {
  const { db, keys, clock, random } = services
  if (!(await findDevice(db, deviceId))) return err('device-unknown')
  const now = clock()
  const code = drawCode(random)
  const expiresAt = new Date(now.getTime() + CODE_LIVES_MS)
  await addRecoveryCode(db, { codeHash: hashRecoveryCode(code, keys.pepper), deviceId, expiresAt }, now)
  return ok(code)
}
