import type { Envelope } from '../../contract/sync/envelope.ts'
import type { Connection } from '../database/transaction.ts'

/** One row for each purpose the customer agreed to. */
export async function addConsents(db: Connection, storeCode: string, envelope: Envelope): Promise<void> {
  const { memberId, consent } = envelope.body
  const rows = consent.purposes.map(purpose => ({
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
  await db.insertInto('consents').values(rows).execute()
}
