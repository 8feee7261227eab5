import type { HistoryEntry } from '../../contract/ipc/history.ts'
import type { ConsentChange } from '../../domain/consent/change.ts'
import type { ReadableDb } from '../../store/database.ts'
import { findCancelled } from '../../store/erasure/cancelledMembers.ts'
import { cardsBefore } from '../../store/repositories/cardsMadeAnew.ts'
import { consentChangesOf } from '../../store/repositories/consentRecords.ts'
import { findMember } from '../../store/repositories/members.ts'
import { receiptOfEnrolment, statesAbout } from '../../store/repositories/outbox.ts'
import { findShrunk } from '../../store/retention/shrunkMembers.ts'
import { changeEntries } from './changeEntries.ts'
import { registerEntries } from './registerEntries.ts'
import { personOf, type Told } from './told.ts'

function enrolled(db: ReadableDb, memberId: string): Told[] {
  const member = findMember(db, memberId)
  const at = member?.enrolledAt ?? findShrunk(db, memberId)?.enrolledAt
  if (!at) return []
  const { purposes = [], noticeVersion = '', method } = member?.consent ?? {}
  const consent = method ? { purposes, noticeVersion, method } : null
  const by = member ? personOf(db, member.enrolledBy) : null
  const first: Told = { entryId: `enrolled:${memberId}`, at, by, what: { kind: 'enrolled', consent } }
  const receipt = receiptOfEnrolment(db, memberId)
  if (!receipt) return [first]
  const { envelopeId, storedAt } = JSON.parse(receipt) as { envelopeId: string; storedAt: string }
  const received = { kind: 'received' as const, receipt: envelopeId }
  return [first, { entryId: envelopeId, at: storedAt, by: null, what: received }]
}

function consentEntry(db: ReadableDb, change: ConsentChange): Told {
  const { changeId: entryId, at, receivedBy, purposes } = change
  const who = { entryId, at, by: personOf(db, receivedBy) }
  if (change.change === 'withdrawn')
    return { ...who, what: { kind: 'consent-withdrawn', purposes, method: change.method } }
  const { noticeVersion, method } = change
  return { ...who, what: { kind: 'consent-given', purposes, noticeVersion, method } }
}

const renewed = (db: ReadableDb, memberId: string): Told[] =>
  cardsBefore(db, memberId).map(({ cardBefore, cardNumber, at }) => ({
    entryId: `card:${cardBefore}`,
    at,
    by: null,
    what: { kind: 'card-renewed', cardBefore, cardNumber },
  }))

function cancelled(db: ReadableDb, memberId: string): Told[] {
  const left = findCancelled(db, memberId)
  if (!left) return []
  const by = left.cancelledBy === 'headquarters' ? null : personOf(db, left.cancelledBy)
  return [{ entryId: `left:${memberId}`, at: left.cancelledAt, by, what: { kind: 'cancelled' } }]
}

const delivered = { stored: 'waiting', sending: 'waiting', sent: 'waiting' } as const

/** Everything that this store knows to have happened to a member, without any value of a fact; the newest first. */
export function memberHistory(db: ReadableDb, memberId: string): HistoryEntry[] {
  const states = statesAbout(db, memberId)
  const told = [
    ...enrolled(db, memberId),
    ...consentChangesOf(db, memberId).map(change => consentEntry(db, change)),
    ...changeEntries(db, memberId),
    ...registerEntries(db, memberId),
    ...renewed(db, memberId),
    ...cancelled(db, memberId),
  ]
  return told
    .map(entry => {
      const state = states.get(entry.entryId)
      const delivery = state === undefined ? null : state in delivered ? 'waiting' : state
      return { ...entry, delivery: delivery as HistoryEntry['delivery'] }
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}
