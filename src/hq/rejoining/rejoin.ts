import type { Transaction } from 'kysely'
import type { RejoinReply } from '../../contract/sync/rejoin.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Schema } from '../database/schema.ts'
import { inTransaction } from '../database/transaction.ts'
import { joinReply, LAST_COUNTER } from '../joining/join.ts'
import { newId } from '../newId.ts'
import { recordAction } from '../repositories/actions.ts'
import { erasuresOf } from '../repositories/cancelledMembers.ts'
import {
  addDevice,
  type Device,
  findSuccessor,
  holdDevice,
  lastCounterNumber,
} from '../repositories/devices.ts'
import { takeJoinGate } from '../repositories/joinFailures.ts'
import type { Services } from '../services.ts'

/**
 * [SYN14] Makes a device of its own of a copy of `device`, which has signed for it. Behind the same gate as joining, so
 * that no two counters get one number. The same copy asking again has not heard the answer, and gets it again.
 */
export const rejoin = (
  services: Services,
  device: Device,
  publicKey: string,
): Promise<Result<RejoinReply, 'no-counter-left' | 'device-revoked'>> =>
  inTransaction(services.db, async tx => {
    await takeJoinGate(tx)
    const now = services.clock()
    // [REV1] It may have been cut off while it waited here.
    const isRevoked = (await holdDevice(tx, device.id))?.revokedAt !== null
    const known = await findSuccessor(tx, device.id, publicKey)
    if (isRevoked || known?.revokedAt) return err('device-revoked')
    const copy = known ?? (await admit(tx, services, device, publicKey, now))
    if (!copy) return err('no-counter-left')
    const erasures = await erasuresOf(tx, device.storeCode)
    return ok({ ...(await joinReply(tx, services, copy, now)), erasures })
  })

/** Null when the store has no counter number left. */
async function admit(
  tx: Transaction<Schema>,
  services: Services,
  device: Device,
  publicKey: string,
  now: Date,
): Promise<Device | null> {
  const { storeCode } = device
  const counterNumber = (await lastCounterNumber(tx, storeCode)) + 1
  if (counterNumber > LAST_COUNTER) return null
  const copy = {
    id: newId(services),
    storeCode,
    counterNumber,
    publicKey,
    joinedAt: now,
    continues: device.id,
  }
  await addDevice(tx, copy)
  await recordAction(tx, services, { actor: 'system', action: 'device.rejoined', subject: copy.id })
  services.log.warn({ device: copy.id, continues: device.id }, 'a copy of a device rejoined')
  return { ...copy, revokedAt: null, cardPrefix: null, lastContactAt: null }
}
