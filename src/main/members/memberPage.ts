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

/** [CON5] A member as lists show one, with whether consent is asked again. @param inForce the newest notice's version. */
export const askedSummaryOf = (db: ReadableDb, member: StoredMember, inForce: string) =>
  asksAgain(consentStanding(member.consent, consentChangesOf(db, member.memberId)), inForce)
    ? { ...summaryOf(member), asksAgain: true as const }
    : summaryOf(member)

/** What the page of a member begins with, masked; null where there is no such member. */
export function memberPage(db: ReadableDb, memberId: string, inForce: string): MemberPage | null {
  const member = findMember(db, memberId)
  if (member)
    return {
      standing: 'here',
      member: askedSummaryOf(db, member, inForce),
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
