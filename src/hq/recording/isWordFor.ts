import { type Act, type BoundWord, wordFault } from '../../domain/approval/word.ts'
import type { RegisterEvent } from '../../domain/register/event.ts'
import type { Holding } from '../enrolling/holding.ts'
import { findDevice } from '../repositories/devices.ts'
import { registerEventsOf } from '../repositories/registerEvents.ts'
import { sha256 } from '../sha256.ts'

const wordOf = ({ kept }: RegisterEvent) => (kept.word ?? null) as BoundWord | null

/** [APR3] [APR4] Whether a word holds for an act, and was given on a device of the store that sends it. */
export async function isWordFor(
  { tx, device }: Holding,
  act: Act,
  word: BoundWord,
  used: readonly string[],
): Promise<boolean> {
  if (wordFault(act, word, used, sha256) !== null) return false
  return (await findDevice(tx, word.deviceId))?.storeCode === device.storeCode
}

/** What a word of a register's event is for, as it was approved; null where what was demanded is not held. */
function actOf(event: RegisterEvent, earlier: readonly RegisterEvent[]): Act | null {
  const { register, entryId: subject, memberId, what, by: approvedBy, personal } = event
  if (memberId === null) return null
  const { word: _, ...kept } = event.kept
  if (register === 'request')
    return { kind: 'request', subject, memberId, content: { what, kept, personal }, approvedBy }
  const demand = earlier.find(one => one.what === 'requested')
  return demand ? { kind: 'disclosure', subject, memberId, content: demand.kept, approvedBy } : null
}

/**
 * [APR3] [APR4] Whether an event that bears a supervisor's word may take effect. Counters of before bound none to it. Of a
 * member who left, nothing is held any more that the words could be compared with, and nothing is left to be done.
 */
export async function isWordGood(holding: Holding, event: RegisterEvent, hasLeft: boolean): Promise<boolean> {
  const word = wordOf(event)
  if (!word || event.memberId === null || hasLeft) return true
  const { register, memberId, entryId, eventId } = event
  const { storeCode } = holding.device
  const all = await registerEventsOf(holding.tx, { register, storeCode, memberId })
  const earlier = all.filter(one => one.entryId === entryId && one.eventId !== eventId)
  const act = actOf(event, earlier)
  const used = earlier.flatMap(one => wordOf(one)?.nonce ?? [])
  return act !== null && (await isWordFor(holding, act, word, used))
}
