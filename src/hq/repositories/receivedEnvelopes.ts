import { Receipt } from '../../contract/sync/envelope.ts'
import type { Connection } from '../database/transaction.ts'

/** An envelope about a member's consents, as headquarters received it, but for its text. */
export interface ReceivedEnvelope {
  id: string
  deviceId: string
  sequence: number
  kind: 'enrolment' | 'consent' | 'evidence'
  /** ISO 8601 instant, by the counter's clock. */
  occurredAt: string
  /** SHA-256 of its text. */
  hash: string
  receipt: Receipt
}

/** In the order in which they came. */
export async function consentEnvelopesOf(
  db: Connection,
  storeCode: string,
  memberId: string,
): Promise<ReceivedEnvelope[]> {
  const rows = await db
    .selectFrom('envelopes')
    .innerJoin('receipts', join =>
      join
        .onRef('receipts.store_code', '=', 'envelopes.store_code')
        .onRef('receipts.envelope_id', '=', 'envelopes.id'),
    )
    .select(['id', 'device_id', 'sequence', 'kind', 'hash', 'occurred_at', 'receipts.receipt'])
    .where('envelopes.store_code', '=', storeCode)
    .where('envelopes.member_id', '=', memberId)
    .where('kind', 'in', ['enrolment', 'consent', 'evidence'])
    .orderBy('envelopes.received_at')
    .orderBy('envelopes.sequence')
    .execute()
  return rows.map(row => ({
    id: row.id,
    deviceId: row.device_id,
    sequence: row.sequence,
    kind: row.kind as ReceivedEnvelope['kind'],
    occurredAt: row.occurred_at.toISOString(),
    hash: row.hash,
    receipt: Receipt.parse(JSON.parse(row.receipt)),
  }))
}
