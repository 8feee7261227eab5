import type { EnrolmentEnvelope } from '../../contract/sync/envelope.ts'
import type { ConsentProof } from '../../domain/consent/consent.ts'
import { insertMany } from '../database/insertMany.ts'
import type { Connection } from '../database/transaction.ts'

const rowsOf = (storeCode: string, { body: { memberId, consent } }: EnrolmentEnvelope) =>
  consent.purposes.map(purpose => ({
    store_code: storeCode,
    member_id: memberId,
    purpose,
    notice_version: consent.noticeVersion,
    notice_hash: consent.noticeHash,
    language: consent.language,
    method: consent.method,
    given_at: new Date(consent.givenAt),
    received_by: consent.receivedBy,
  }))

/** One row for each purpose that each customer agreed to. */
export async function addConsents(
  db: Connection,
  storeCode: string,
  envelopes: EnrolmentEnvelope[],
): Promise<void> {
  if (envelopes.length === 0) return
  const rows = envelopes.flatMap(envelope => rowsOf(storeCode, envelope))
  await insertMany(db, 'consents', rows)
}

export async function eraseConsents(db: Connection, storeCode: string, memberId: string): Promise<void> {
  await db
    .deleteFrom('consents')
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .execute()
}

/** What a member last agreed to; null when there is nothing. */
export async function consentOf(
  db: Connection,
  storeCode: string,
  memberId: string,
): Promise<ConsentProof | null> {
  const rows = await db
    .selectFrom('consents')
    .selectAll()
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .orderBy('given_at', 'desc')
    .orderBy('purpose')
    .execute()
  const [last] = rows
  if (!last) return null
  const givenAt = last.given_at.toISOString()
  return {
    purposes: rows.filter(row => row.given_at.toISOString() === givenAt).map(row => row.purpose),
    noticeVersion: last.notice_version,
    noticeHash: last.notice_hash,
    language: last.language,
    method: last.method,
    givenAt,
    receivedBy: last.received_by,
  }
}
