import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import type { WritableDb } from '../../store/database.ts'
import { type Counter, counterOf, keepJoining } from '../../store/repositories/counter.ts'
import { makeDeviceKey } from '../../sync/deviceKey.ts'
import type { ExchangeFault } from '../../sync/exchange.ts'
import { joinHeadquarters } from '../../sync/joinHeadquarters.ts'
import { instantIn, realWorld } from '../../sync/world.ts'

function faultOf(fault: ExchangeFault): Fault {
  if (fault.code === 'busy') return { code: 'join-too-many-tries' }
  if (fault.code === 'refused') return { code: 'join-code-refused' }
  if (fault.code === 'unusable') return { code: 'headquarters-answer-unusable' }
  return { code: 'headquarters-unreachable' }
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
  const key = makeDeviceKey()
  await secrets.set('device-key', key.secret)
  const joined = await joinHeadquarters(url, code, key, world)
  if (!joined.ok) return err(faultOf(joined.error))
  const { deviceId, store, counterNumber, receiptKey, pinPepper, roster, escrowRecipient } = joined.value
  await secrets.set('pin-pepper', pinPepper)
  if (escrowRecipient) await secrets.set('escrow-recipient', escrowRecipient)
  const counter = { deviceId, storeCode: store.code, storeName: store.name, counterNumber, receiptKey }
  const kept = { ...counter, headquartersUrl: url }
  keepJoining(db, kept, roster, instantIn(world))
  return ok(kept)
}
