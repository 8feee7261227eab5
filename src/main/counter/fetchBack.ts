import { randomBytes } from 'node:crypto'
import type { FaultCode } from '../../contract/ipc/fault.ts'
import { Enrolment } from '../../contract/sync/envelope.ts'
import type { FetchReply } from '../../contract/sync/fetch.ts'
import type { FetchPurpose } from '../../domain/member/fetchPurpose.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { WritableDb } from '../../store/database.ts'
import { applyCancellation } from '../../store/erasure/applyCancellation.ts'
import type { Counter } from '../../store/repositories/counter.ts'
import { findMember, type StoredMember } from '../../store/repositories/members.ts'
import { restoreMember } from '../../store/retention/restoreMember.ts'
import { findShrunk } from '../../store/retention/shrunkMembers.ts'
import type { DeviceKey } from '../../sync/deviceKey.ts'
import type { ExchangeFault } from '../../sync/exchange.ts'
import { fetchMember } from '../../sync/fetchMember.ts'
import { isErasureOf } from '../../sync/headquartersErasure.ts'

export interface Asked {
  memberId: string
  purpose: FetchPurpose
  staffNumber: string
}

type Fetched = Result<StoredMember, FaultCode>
type Place = { db: WritableDb; counter: Counter; key: DeviceKey }

const faultOf = (fault: ExchangeFault): FaultCode =>
  fault.code === 'refused' || fault.code === 'unusable'
    ? 'headquarters-answer-unusable'
    : 'headquarters-unreachable'

/** [RET5] Fetches the facts of a shrunk member and keeps them for the window. What is here already is not asked for. */
export async function fetchBack(place: Place, asked: Asked): Promise<Fetched> {
  const { db } = place
  const here = findMember(db, asked.memberId)
  if (here) return ok(here)
  if (!findShrunk(db, asked.memberId)) return err('member-unknown')
  const answer = await fetchMember(place, asked)
  return answer.ok ? keep(place, asked, answer.value) : err(faultOf(answer.error))
}

function keep({ db, counter }: Place, asked: Asked, reply: FetchReply): Fetched {
  const { memberId, purpose, staffNumber: fetchedBy } = asked
  const at = new Date().toISOString()
  if (reply.outcome === 'unknown') return err('member-unknown')
  if (reply.outcome === 'cancelled') {
    if (!isErasureOf(memberId, reply.erasure, counter)) return err('headquarters-answer-unusable')
    applyCancellation(db, memberId, at)
    return err('member-cancelled')
  }
  const member = Enrolment.safeParse(reply.member)
  if (!member.success || member.data.memberId !== memberId) return err('headquarters-answer-unusable')
  const { enrolledAt } = reply
  const salt = () => randomBytes(32).toString('hex')
  const kept = restoreMember(db, { member: member.data, enrolledAt, purpose, fetchedBy, at }, { salt })
  if (kept.ok) return kept
  return err(kept.error === 'another-member' ? 'headquarters-answer-unusable' : kept.error)
}
