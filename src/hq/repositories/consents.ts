import type { Envelope } from '../../contract/sync/envelope.ts'
import type { Connection } from '../database/transaction.ts'

const rowsOf = (storeCode: string, { body: { memberId, consent } }: Envelope) =>
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
export async function addConsents(db: Connection, storeCode: string, envelopes: Envelope[]): Promise<void> {
  const rows = envelopes.flatMap(envelope => rowsOf(storeCode, envelope))
  await db.insertInto('consents').values(rows).execute()
}
