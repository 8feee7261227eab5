import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { pinProblem } from '../../domain/staff/pin.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import type { WritableDb } from '../../store/database.ts'
import { type Counter, counterOf } from '../../store/repositories/counter.ts'
import { keepStandingAlone } from '../../store/repositories/standAlone.ts'
import { makeDeviceKey } from '../../sync/deviceKey.ts'
import { hashPin } from '../staff/pinHash.ts'

export interface FirstSupervisor {
  storeName: string
  staffNumber: string
  name: string
  pin: string
}

/**
 * [JOI2] Begins alone: device, key and pepper are this counter's own, and its cards begin with a store code that headquarters
 * gives no store and a counter number drawn by lot.
 */
export async function beginAlone(
  db: WritableDb,
  secrets: Secrets,
  { storeName, staffNumber, name, pin }: FirstSupervisor,
): Promise<Result<Counter, Fault>> {
  if (counterOf(db)) return err({ code: 'not-now' })
  const problem = pinProblem(pin)
  if (problem) return err({ code: problem })
  const pepper = randomBytes(32)
  await secrets.set('device-key', makeDeviceKey().secret)
  await secrets.set('pin-pepper', pepper.toString('base64url'))
  const counter: Counter = {
    deviceId: randomUUID(),
    storeCode: String(randomInt(900, 1000)),
    storeName,
    counterNumber: randomInt(1, 100),
    headquartersUrl: '',
    receiptKey: { keyId: '', publicKey: '' },
    standsAlone: true,
  }
  const pinHash = await hashPin(pin, pepper)
  const first = { staffNumber, name, role: 'supervisor' as const, pinHash }
  keepStandingAlone(db, counter, first, new Date().toISOString())
  return ok(counter)
}
