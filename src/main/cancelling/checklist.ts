import type { ErasureProof } from '../../contract/ipc/cancel.ts'
import { type ErasurePlace, isErasedEverywhere, placeState } from '../../domain/cancellation/cancellation.ts'
import type { ReadableDb } from '../../store/database.ts'
import { type CancelledMember, findCancelled } from '../../store/erasure/cancelledMembers.ts'
import { askChecklist, isStated, isStatedByHeadquarters } from '../../sync/erasureChecklist.ts'
import type { OpenCounter } from '../counter/counterAppOptions.ts'

type Place = ErasureProof['places'][number]

const shown = (place: ErasurePlace, more: Omit<Place, 'counterNumber' | 'continuedBy' | 'state'>): Place => ({
  counterNumber: place.counterNumber,
  continuedBy: place.continuedBy,
  state: placeState(place),
  ...more,
})
const noMore = { erasedAt: null, lastSeenAt: null, revokedAt: null }

/** What this counter knows by itself: what it has signed, and nothing of other places. */
function alone(db: ReadableDb, { counter }: OpenCounter, left: CancelledMember): ErasureProof {
  const stated = db.prepare('SELECT stated_at FROM cancelled_member WHERE member_id = ?').pluck()
  const erasedAt = (stated.get(left.memberId) as string | null | undefined) ?? null
  const own = {
    counterNumber: counter.counterNumber,
    isVerified: erasedAt === null ? null : true,
    continuedBy: null,
  }
  const headquarters = { counterNumber: null, isVerified: null, continuedBy: null }
  const places = [shown(own, { ...noMore, erasedAt })]
  if (!counter.standsAlone) places.push(shown(headquarters, noMore))
  const { memberId, cardNumber, cancelledAt } = left
  const isComplete = counter.standsAlone === true && erasedAt !== null
  return {
    memberId,
    cardNumber,
    cancelledAt,
    heard: counter.standsAlone ? 'alone' : 'no-answer',
    isComplete,
    places,
  }
}

/**
 * [CAN6] Every place that held a member who left, and whether it has signed that nothing is left there: headquarters says who
 * has, this counter verifies each signature. Null for who has not left.
 */
export async function erasureProof(open: OpenCounter, memberId: string): Promise<ErasureProof | null> {
  const { db, counter } = open
  const left = findCancelled(db, memberId)
  const asked = counter.standsAlone ? null : await askChecklist(open, memberId)
  const checklist = asked?.ok ? asked.value : null
  if (!checklist) return left && alone(db, open, left)
  const { cardNumber, cancelledAt, headquarters, devices } = checklist
  const main = {
    counterNumber: null,
    isVerified: isStatedByHeadquarters(checklist, counter),
    continuedBy: null,
  }
  const counters = devices.map(device => {
    const { counterNumber, continuedBy, lastSeenAt, revokedAt, statement } = device
    const place = { counterNumber, isVerified: isStated(device, memberId), continuedBy }
    return { place, more: { erasedAt: statement?.erasedAt ?? null, lastSeenAt, revokedAt } }
  })
  return {
    memberId,
    cardNumber,
    cancelledAt,
    heard: 'yes',
    isComplete: isErasedEverywhere([main, ...counters.map(({ place }) => place)]),
    places: [
      shown(main, { ...noMore, erasedAt: headquarters.erasedAt }),
      ...counters.map(({ place, more }) => shown(place, more)),
    ],
  }
}
