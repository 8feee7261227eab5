import { err, ok, type Result } from '../../domain/result.ts'
import { inTransaction } from '../database/transaction.ts'
import { recordAction } from '../repositories/actions.ts'
import { revokeDevice, unrevokeDevice } from '../repositories/devices.ts'
import type { Services } from '../services.ts'

/** [REV1] From here on a device gets nothing; [REV2] what it still sends is held for review. */
export const cutOffDevice = (
  services: Services,
  deviceId: string,
  by: string,
): Promise<Result<void, 'device-unknown'>> =>
  inTransaction(services.db, async tx => {
    if (!(await revokeDevice(tx, deviceId, services.clock()))) return err('device-unknown')
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
