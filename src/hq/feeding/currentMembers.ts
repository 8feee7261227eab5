import type { CurrentMember } from '../../contract/sync/feed.ts'
import { erasuresOfMembers } from '../repositories/cancelledMembers.ts'
import type { Device } from '../repositories/devices.ts'
import { findMembers } from '../repositories/members.ts'
import type { Services } from '../services.ts'

/** [FEE4] Present facts of members of the counter's own store, which it says that it holds. */
export async function currentMembers(
  { db, log }: Services,
  { id: device, storeCode }: Device,
  memberIds: string[],
): Promise<CurrentMember[]> {
  const found = new Map((await findMembers(db, storeCode, memberIds)).map(one => [one.memberId, one]))
  // Read after: who was cancelled in between is told as that.
  const erasures = new Map(
    (await erasuresOfMembers(db, storeCode, memberIds)).map(one => [one.memberId, one]),
  )
  log.info({ device, members: found.size }, 'present facts were given')
  return memberIds.map(memberId => {
    const erasure = erasures.get(memberId)
    if (erasure) return { state: 'cancelled', memberId, erasure }
    const member = found.get(memberId)
    if (!member) return { state: 'unknown', memberId }
    return { state: 'current', memberId, revision: member.revision, facts: member.facts }
  })
}
