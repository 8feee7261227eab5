import type { MemberPage } from '../../contract/ipc/memberPage.ts'
import { asksAgain, consentStanding } from '../../domain/consent/standing.ts'
import { maskFacts } from '../../domain/member/mask.ts'
import type { ReadableDb } from '../../store/database.ts'
import { findCancelled } from '../../store/erasure/cancelledMembers.ts'
import { settingsOf } from '../../store/feed/company.ts'
import { consentChangesOf } from '../../store/repositories/consentRecords.ts'
import { findMember, type StoredMember } from '../../store/repositories/members.ts'
import { findShrunk } from '../../store/retention/shrunkMembers.ts'
import { shrunkSummaryOf, summaryOf } from '../ipc/memberSummary.ts'
import { isRestrictedMember } from './restriction.ts'

/**
 * A member as lists show one, [CON5] with whether consent is asked again, [REQ7] and whether the use is restricted.
 * @param inForce the newest notice's version.
 */
export function markedSummaryOf(db: ReadableDb, member: StoredMember, inForce: string) {
  const { memberId, consent } = member
  const standing = consentStanding(consent, consentChangesOf(db, memberId))
  return {
    ...summaryOf(member),
    ...(asksAgain(standing, inForce) && { asksAgain: true as const }),
    ...(isRestrictedMember(db, memberId) && { restricted: true as const }),
  }
}

/** What the page of a member begins with, masked; null where there is no such member. */
export function memberPage(db: ReadableDb, memberId: string, inForce: string): MemberPage | null {
  const member = findMember(db, memberId)
  if (member)
    return {
      standing: 'here',
      member: markedSummaryOf(db, member, inForce),
      masked: maskFacts(member.facts),
      restricted: isRestrictedMember(db, memberId),
      needApproval: settingsOf(db).correctionsNeedApproval,
    }
  const cancelled = findCancelled(db, memberId)
  if (cancelled) {
    const { cardNumber, cancelledAt } = cancelled
    return { standing: 'cancelled', memberId, cardNumber, cancelledAt }
  }
  const shrunk = findShrunk(db, memberId)
  if (!shrunk) return null
  const restricted = isRestrictedMember(db, memberId)
  return { standing: 'headquarters', member: shrunkSummaryOf(db, shrunk), restricted }
}
