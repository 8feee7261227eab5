import { canonicalJson, type Json } from '../domain/audit/canonical.ts'
import type { Correction } from '../domain/correction/correction.ts'
import type { WritableDb } from './database.ts'
import type { Randomness } from './enrol.ts'
import { appendAudit } from './repositories/audit.ts'
import { putNew } from './repositories/outbox.ts'
import { sha256 } from './sha256.ts'

/** What a supervisor approved of an enrolment, once it has a card: from what the document said to what is kept. */
export type Override = (cardNumber: string) => Correction

/**
 * [OVR5] Keeps, within an enrolment's transaction, that facts were taken otherwise than a document gave them, and by whose
 * word. It travels as the correction that it is: headquarters finds the facts in order already [COR3], and keeps the word.
 */
export function keepOverride(
  db: WritableDb,
  correction: Correction,
  { random, salt, at }: { random: Pick<Randomness, 'uuid'>; salt: string; at: string },
): void {
  putNew(db, 'correction', correction, { id: random.uuid(), at })
  const commitment = sha256(salt + canonicalJson(correction as unknown as Json))
  const actor = correction.approval?.approvedBy ?? correction.proposedBy
  appendAudit(db, { at, actor, action: 'enrolment.overridden', subject: correction.memberId, commitment })
}
