import type { Fault } from '../../contract/ipc/fault.ts'
import type { JoinReply } from '../../contract/sync/join.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import type { ReadableDb, WritableDb } from '../../store/database.ts'
import { type Counter, counterOf, keepJoining } from '../../store/repositories/counter.ts'
import { keepJoiningLater } from '../../store/repositories/standAlone.ts'
import { type DeviceKey, deviceKeyFrom, makeDeviceKey } from '../../sync/deviceKey.ts'
import type { ExchangeFault } from '../../sync/exchange.ts'
import { joinHeadquarters } from '../../sync/joinHeadquarters.ts'
import { instantIn, realWorld } from '../../sync/world.ts'

function faultOf(fault: ExchangeFault): Fault {
  if (fault.code === 'busy') return { code: 'join-too-many-tries' }
  if (fault.code === 'refused') return { code: 'join-code-refused' }
  if (fault.code === 'unusable') return { code: 'headquarters-answer-unusable' }
  return { code: 'headquarters-unreachable' }
}

const counterFrom = (url: string, { deviceId, store, counterNumber, receiptKey }: JoinReply): Counter => {
  const place = { storeCode: store.code, storeName: store.name, counterNumber }
  return { deviceId, ...place, headquartersUrl: url, receiptKey }
}

/** [JOI1] The key of a try whose answer was lost: asked again with it, headquarters gives the same answer for the same code. */
async function keyToJoinWith(secrets: Secrets): Promise<DeviceKey> {
  const begun = await secrets.get('device-key')
  if (begun) return deviceKeyFrom(begun)
  const made = makeDeviceKey()
  await secrets.set('device-key', made.secret)
  return made
}

/**
 * Joins headquarters. The device's key is in the keychain before headquarters hears of it: a counter that headquarters
 * knows can always sign.
 */
export async function joinCounter(
  db: WritableDb,
  secrets: Secrets,
  url: string,
  code: string,
  world = realWorld,
): Promise<Result<Counter, Fault>> {
  if (counterOf(db)) return err({ code: 'not-now' })
  const key = await keyToJoinWith(secrets)
  const joined = await joinHeadquarters(url, code, key, { world })
  if (!joined.ok) return err(faultOf(joined.error))
  const { pinPepper, roster, escrowRecipient } = joined.value
  await secrets.set('pin-pepper', pinPepper)
  if (escrowRecipient) await secrets.set('escrow-recipient', escrowRecipient)
  const counter = counterFrom(url, joined.value)
  keepJoining(db, counter, roster, instantIn(world))
  return ok(counter)
}

/** Joins by an invitation that came with the machine; null where there is none or it is not taken. */
export async function acceptInvitation(
  db: WritableDb,
  secrets: Secrets,
  invitation: { url: string; code: string } | null,
): Promise<Counter | null> {
  if (!invitation) return null
  const joined = await joinCounter(db, secrets, invitation.url, invitation.code)
  return joined.ok ? joined.value : null
}

/** Ends a joining that was cut off after the store had taken headquarters' roster: the pepper is the roster's. */
export async function settlePepper(db: ReadableDb, secrets: Secrets): Promise<void> {
  const next = await secrets.get('pin-pepper-next')
  if (!next || counterOf(db)?.standsAlone) return
  const [pepper, deviceId] = next.split('.')
  if (!pepper || deviceId !== counterOf(db)?.deviceId) return
  // Once: a pepper that headquarters gave later is not this one any more.
  if ((await secrets.get('pin-pepper')) !== pepper) await secrets.set('pin-pepper', pepper)
  await secrets.set('pin-pepper-next', 'settled')
}

const cardPrefix = ({ storeCode, counterNumber }: Counter) =>
  storeCode + String(counterNumber).padStart(2, '0')

/**
 * [JOI3] Joins a counter that has stood alone, with all that it holds. Cut off at any point, it either stands alone as before
 * and can ask again, or has joined: then the keychain follows when the counter is attached.
 * @param by staff number of the supervisor who does it.
 */
export async function joinLater(
  db: WritableDb,
  secrets: Secrets,
  { url, code, by }: { url: string; code: string; by: string },
  world = realWorld,
): Promise<Result<Counter, Fault>> {
  const before = counterOf(db)
  const secret = await secrets.get('device-key')
  if (!before?.standsAlone || !secret) return err({ code: 'not-now' })
  const standAlone = { deviceId: before.deviceId, cardPrefix: cardPrefix(before) }
  const joined = await joinHeadquarters(url, code, deviceKeyFrom(secret), { world, standAlone })
  if (!joined.ok) return err(faultOf(joined.error))
  const { deviceId, pinPepper, roster, escrowRecipient, cardPrefixKept } = joined.value
  if (deviceId !== before.deviceId) return err({ code: 'headquarters-answer-unusable' })
  await secrets.set('pin-pepper-next', `${pinPepper}.${deviceId}`)
  if (escrowRecipient) await secrets.set('escrow-recipient', escrowRecipient)
  const counter = counterFrom(url, joined.value)
  const cardsKept = cardPrefixKept !== false
  keepJoiningLater(db, counter, { roster, cardsKept, by, at: instantIn(world) })
  return ok(counter)
}
