import { canonicalJson, type Json } from '../domain/audit/canonical.ts'
import type { ConsentProof } from '../domain/consent/consent.ts'
import { missingPurposes } from '../domain/consent/consent.ts'
import type { ConsentEvidence } from '../domain/consent/evidence.ts'
import { cardNumber } from '../domain/member/cardNumber.ts'
import type { Facts } from '../domain/member/facts.ts'
import type { Envelope } from '../domain/outbox/envelope.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { keepEvidence } from './changeConsent.ts'
import { inTransaction, type ReadableDb, type WritableDb } from './database.ts'
import { findCancelled } from './erasure/cancelledMembers.ts'
import { keepOverride, type Override } from './keepOverride.ts'
import { appendAudit } from './repositories/audit.ts'
import { counterOf } from './repositories/counter.ts'
import { forgetDraft } from './repositories/drafts.ts'
import { findMember, findMemberByDocument, insertMember, type StoredMember } from './repositories/members.ts'
import { putEnvelope } from './repositories/outbox.ts'
import { nextSerial } from './repositories/serials.ts'
import { findShrunk, findShrunkByDocument } from './retention/shrunkMembers.ts'
import { mergeNames } from './search/nameIndex.ts'
import { sha256 } from './sha256.ts'

export interface NewEnrolment {
  /** Made once per form: the same form saved again is the same member. */
  memberId: string
  facts: Facts
  consent: ConsentProof
  /** What proves the consent besides the record of it, if there is such. */
  evidence?: Pick<ConsentEvidence, 'signature' | 'representative'> | null
  /** Where facts are taken otherwise than a document gave them: a supervisor's word for it. */
  override?: Override | null
  enrolledBy: string
  at: string
}

/** Random values that the transaction needs, passed in so that tests and simulations can repeat it. */
export interface Randomness {
  uuid(): string
  /** 32 bytes, hex. */
  salt(): string
}

export type EnrolFault =
  | { code: 'already-a-member'; cardNumber: string }
  /** The same form was saved before with other facts or consents. */
  | { code: 'enrolment-changed'; cardNumber: string }
  /** The same form was saved before, and that membership was cancelled since. */
  | { code: 'member-cancelled'; cardNumber: string }

/** The same form saved again: same facts, same consents. The instant of consent differs from press to press. */
const same = (before: StoredMember, now: NewEnrolment) =>
  canonicalJson(before.facts as unknown as Json) === canonicalJson(now.facts as unknown as Json) &&
  canonicalJson([...before.consent.purposes].sort()) === canonicalJson([...now.consent.purposes].sort())

/** Why somebody cannot be enrolled; null where they can, or where this very form was saved before. */
export function enrolFault(db: ReadableDb, enrolment: NewEnrolment): EnrolFault | null {
  const { memberId, facts } = enrolment
  const before = findMember(db, memberId)
  if (before)
    return same(before, enrolment) ? null : { code: 'enrolment-changed', cardNumber: before.cardNumber }
  const cancelled = findCancelled(db, memberId)
  if (cancelled) return { code: 'member-cancelled', cardNumber: cancelled.cardNumber }
  const known =
    findMemberByDocument(db, facts.number, facts.nationality) ??
    findShrunk(db, memberId) ??
    findShrunkByDocument(db, facts.number, facts.nationality)
  return known ? { code: 'already-a-member', cardNumber: known.cardNumber } : null
}

/**
 * Enrols a customer. Member, consents and their proof, search index, audit entry, envelopes and the end of the draft are one
 * transaction:
 * headquarters must never learn of a member who was not kept, nor miss one who was. Pressing save again gives the
 * member that the first press made.
 */
export function enrol(
  db: WritableDb,
  enrolment: NewEnrolment,
  random: Randomness,
): Result<StoredMember, EnrolFault> {
  const { memberId, facts, consent, enrolledBy, at } = enrolment
  if (missingPurposes(consent.purposes).length > 0)
    throw new Error('an enrolment without consent reached the store')
  const counter = counterOf(db)
  if (!counter) throw new Error('an enrolment before joining')
  return inTransaction(db, () => {
    const before = findMember(db, memberId)
    const fault = enrolFault(db, enrolment)
    if (fault) return err(fault)
    if (before) return ok(before)

    const card = cardNumber(counter.storeCode, counter.counterNumber, nextSerial(db, 'card'))
    const body = { memberId, cardNumber: card, facts, consent, enrolledBy }
    const envelope: Envelope = {
      version: 1,
      id: random.uuid(),
      deviceId: counter.deviceId,
      sequence: nextSerial(db, 'envelope'),
      kind: 'enrolment',
      occurredAt: at,
      body,
    }
    const salt = random.salt()
    insertMember(db, body, at, salt)
    mergeNames(db)
    putEnvelope(db, envelope)
    // [CON3] After the enrolment's own envelope: headquarters keeps a proof only of somebody it knows.
    if (enrolment.evidence)
      keepEvidence(
        db,
        { evidenceId: random.uuid(), memberId, changeId: null, ...enrolment.evidence },
        random,
        at,
      )
    if (enrolment.override) keepOverride(db, enrolment.override(card), { random, salt, at })
    forgetDraft(db, memberId)
    const commitment = sha256(salt + canonicalJson(envelope as unknown as Json))
    appendAudit(db, { at, actor: enrolledBy, action: 'member.enrolled', subject: memberId, commitment })
    return ok(findMember(db, memberId) as StoredMember)
  })
}
