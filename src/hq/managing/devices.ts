import { err, ok, type Result } from '../../domain/result.ts'
import { type Connection, inTransaction } from '../database/transaction.ts'
import { recordAction } from '../repositories/actions.ts'
import { findDevice, revokeDevice, unrevokeDevice } from '../repositories/devices.ts'
import { takeStore } from '../repositories/stores.ts'
import type { Services } from '../services.ts'

/**
 * What is just being held from the device is waited for: no batch that came in before is stored afterwards and escapes
 * review. False when there is no such device.
 */
export async function cutOff(tx: Connection, deviceId: string, now: Date): Promise<boolean> {
  const device = await findDevice(tx, deviceId)
  if (!device) return false
  await takeStore(tx, device.storeCode, 'change')
  return revokeDevice(tx, deviceId, now)
}

/** [REV1] From here on a device gets nothing; [REV2] what it still sends is held for review. */
export const cutOffDevice = (
  services: Services,
  deviceId: string,
  by: string,
): Promise<Result<void, 'device-unknown'>> =>
  inTransaction(services.db, async tx => {
    if (!(await cutOff(tx, deviceId, services.clock()))) return err('device-unknown')
    await recordAction(tx, services, { actor: by, action: 'device.revoked', subject: deviceId })
    return ok(undefined)
  })

/** Takes a device in again, which was found. What it sent meanwhile stays to be reviewed. */
export const reinstateDevice = (
  services: Services,
  deviceId: string,
  by: string,
): Promise<Result<void, 'not-revoked'>> =>
  inTransaction(services.db, async tx => {
    if (!(await unrevokeDevice(tx, deviceId))) return err('not-revoked')
    await recordAction(tx, services, { actor: by, action: 'device.reinstated', subject: deviceId })
    return ok(undefined)
  })
