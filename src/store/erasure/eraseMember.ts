import type { EnvelopeOf } from '../../domain/outbox/envelope.ts'
import { prepared, type WritableDb } from '../database.ts'
import { eraseTexts } from '../registers/events.ts'
import { eraseConsentRecords, eraseEvidence } from '../repositories/consentRecords.ts'
import { currentDraft, forgetDraft } from '../repositories/drafts.ts'
import {
  describingItems,
  eraseContent,
  findEnrolmentItem,
  type OutboxItem,
  replaceEnvelope,
} from '../repositories/outbox.ts'
import { unindexName } from '../search/nameIndex.ts'

interface Named {
  card: string
  name: string
  number: string
}

/** A form that the customer's document was read into, as when a clerk scanned it to find who wants to leave. */
function forgetDraftAbout(db: WritableDb, memberId: string, number: string | null): void {
  const draft = currentDraft(db)
  if (!draft) return
  const content = draft.content.toUpperCase().replace(/[\s.-]/gu, '')
  const isAbout = number !== null && content.includes(number)
  if (draft.enrolmentId === memberId || isAbout) forgetDraft(db, draft.enrolmentId)
}

/**
 * The rows that hold a member's facts: names in the index, consents, [RET7] signatures and representatives, the member. Part of a
 * transaction.
 */
export function deleteFacts(db: WritableDb, memberId: string): Named | null {
  const named = prepared(
    db,
    'SELECT card_number AS card, full_name AS name, number FROM member WHERE member_id = ?',
  ).get(memberId) as Named | undefined
  if (!named) return null
  unindexName(db, named.card, named.name)
  prepared(db, 'DELETE FROM consent WHERE member_id = ?').run(memberId)
  eraseEvidence(db, memberId)
  prepared(db, 'DELETE FROM fetched_member WHERE member_id = ?').run(memberId)
  prepared(db, 'DELETE FROM member WHERE member_id = ?').run(memberId)
  return named
}

const voidOf = (
  { memberId, envelopeId: id, sequence, envelope }: OutboxItem,
  at: string,
): EnvelopeOf<'void'> => {
  const { deviceId } = JSON.parse(envelope) as { deviceId: string }
  return { version: 1, id, deviceId, sequence, kind: 'void', occurredAt: at, body: { memberId } }
}

/** [REG3] The same event without what describes a person; null where nothing in it does. */
function undescribed({ envelope }: OutboxItem): EnvelopeOf<'register'> | null {
  const told = JSON.parse(envelope) as EnvelopeOf<'register'>
  return told.body.personal === null ? null : { ...told, body: { ...told.body, personal: null } }
}

/**
 * [ERA3] [ERA4] [COR8] Takes the content out of an envelope. A confirmed one keeps its number, hash and receipt. One that is
 * not becomes a void under the same id and number, so that the device's envelopes still count without gaps and
 * headquarters can still say whether it had arrived. [REG3] What happened is told all the same.
 */
function eraseEnvelope(db: WritableDb, item: OutboxItem, at: string): void {
  if (item.state === 'confirmed') {
    eraseContent(db, item.sequence, item.envelope)
    return
  }
  const instead = item.kind === 'register' ? undescribed(item) : voidOf(item, at)
  if (instead) replaceEnvelope(db, item, instead)
}

/** Erases everything that a store holds about a member; part of the transaction that says so. */
export function eraseMember(db: WritableDb, memberId: string, at: string): void {
  const named = deleteFacts(db, memberId)
  prepared(db, 'DELETE FROM shrunk_member WHERE member_id = ?').run(memberId)
  forgetDraftAbout(db, memberId, named?.number ?? null)
  const enrolment = findEnrolmentItem(db, memberId)
  if (enrolment?.envelope) eraseEnvelope(db, { ...enrolment, envelope: enrolment.envelope }, at)
  for (const item of describingItems(db, memberId)) eraseEnvelope(db, item, at)
  eraseTexts(db, memberId)
  eraseConsentRecords(db, memberId)
  for (const table of ['changed_member', 'fact_change', 'member_case', 'proposal', 'waiting_act'])
    prepared(db, `DELETE FROM ${table} WHERE member_id = ?`).run(memberId)
}
