import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import type { ReadableDb, WritableDb } from '../../store/database.ts'
import { applyCancellation } from '../../store/erasure/applyCancellation.ts'
import { type Counter, counterOf, keepRejoining } from '../../store/repositories/counter.ts'
import { answerProof } from '../../sync/answerProof.ts'
import { type DeviceKey, deviceKeyFrom, makeDeviceKey } from '../../sync/deviceKey.ts'
import type { ExchangeFault } from '../../sync/exchange.ts'
import { isErasureOf } from '../../sync/headquartersErasure.ts'
import { rejoinHeadquarters } from '../../sync/rejoinHeadquarters.ts'
import { instantIn, realWorld } from '../../sync/world.ts'

function faultOf(fault: ExchangeFault): Fault {
  if (fault.code === 'refused') return { code: 'rejoin-refused' }
  if (fault.code === 'unusable') return { code: 'headquarters-answer-unusable' }
  return { code: 'headquarters-unreachable' }
}

/**
 * `device-key-next` is the next key's secret, and from headquarters' answer on, the device that it belongs to: that tells
 * on which side of the store's own change of identity a crash was.
 */
const deviceOf = (next: string) => next.split('.')[2] ?? null

/** Ends a change of device that was cut off after the store had made it. */
export async function settleDeviceKey(db: ReadableDb, secrets: Secrets): Promise<void> {
  const next = await secrets.get('device-key-next')
  if (!next || deviceOf(next) !== counterOf(db)?.deviceId) return
  const { secret } = deviceKeyFrom(next)
  if ((await secrets.get('device-key')) !== secret) await secrets.set('device-key', secret)
}

/** The key to become a device with: the one of a try that was cut off, so that headquarters makes only one device. */
async function nextKey(secrets: Secrets, deviceId: string): Promise<DeviceKey> {
  const begun = await secrets.get('device-key-next')
  if (begun && deviceOf(begun) !== deviceId) return deviceKeyFrom(begun)
  const made = makeDeviceKey()
  await secrets.set('device-key-next', made.secret)
  return made
}

/**
 * Makes a device of its own of this store, which is a copy of another: restored from a backup, or cloned. Its new card
 * numbers and sequences can then meet nobody else's, and what it had not sent yet it sends as what it was. The store's own
 * change comes last: whatever failed after it would leave a store that is one device and an app that is another. The
 * keychain follows when the counter is attached.
 * @param at where headquarters is, when that is not where the store says.
 */
export async function rejoinCounter(
  db: WritableDb,
  secrets: Secrets,
  at?: string,
  world = realWorld,
): Promise<Result<Counter, Fault>> {
  await settleDeviceKey(db, secrets)
  const before = counterOf(db)
  const kept = await secrets.get('device-key')
  if (!before || !kept) return err({ code: 'not-now' })
  const key = await nextKey(secrets, before.deviceId)
  const url = at ?? before.headquartersUrl
  const self = { deviceId: before.deviceId, key: deviceKeyFrom(kept) }
  const joined = await rejoinHeadquarters(url, self, key, answerProof(db, before, db), world)
  if (!joined.ok) return err(faultOf(joined.error))
  const { deviceId, store, counterNumber, receiptKey, pinPepper, roster, erasures } = joined.value
  const { escrowRecipient } = joined.value
  await secrets.set('device-key-next', `${key.secret}.${deviceId}`)
  await secrets.set('pin-pepper', pinPepper)
  if (escrowRecipient) await secrets.set('escrow-recipient', escrowRecipient)
  const counter = { deviceId, storeCode: store.code, storeName: store.name, counterNumber, receiptKey }
  const now = { ...counter, headquartersUrl: url }
  // [ERA9] Erased first: a copy that is cut off here has not rejoined, and is told again.
  for (const said of erasures)
    if (isErasureOf(said.memberId, said, now)) applyCancellation(db, said.memberId, instantIn(world))
  keepRejoining(db, now, roster, instantIn(world))
  return ok(now)
}
