import type { Envelope } from '../../contract/sync/envelope.ts'
import type { ReviewFinding } from '../database/decisionTables.ts'
import type { Connection } from '../database/transaction.ts'

/** An envelope that came from who had been cut off. It is known by the envelope's id. */
export interface Review {
  storeCode: string
  envelopeId: string
  reason: 'device-revoked' | 'staff-dismissed'
  deviceId: string
  kind: Envelope['kind']
  /** Or whatever else it is about: see domain/outbox/subject. */
  memberId: string
  /** Of a cancellation, which takes effect when somebody finds it in order. */
  cardNumber: string | null
  staffNumber: string | null
  occurredAt: Date
  openedAt: Date
}

export interface SettledReview extends Review {
  settled: { at: Date; by: string; finding: ReviewFinding } | null
}

export async function addReviews(db: Connection, reviews: Review[]): Promise<void> {
  if (reviews.length === 0) return
  const rows = reviews.map(review => ({
    store_code: review.storeCode,
    envelope_id: review.envelopeId,
    reason: review.reason,
    device_id: review.deviceId,
    kind: review.kind,
    member_id: review.memberId,
    card_number: review.cardNumber,
    staff_number: review.staffNumber,
    occurred_at: review.occurredAt,
    opened_at: review.openedAt,
  }))
  await db.insertInto('reviews').values(rows).execute()
}

const allReviews = (db: Connection) => db.selectFrom('reviews').selectAll()
type Row = Awaited<ReturnType<ReturnType<typeof allReviews>['executeTakeFirstOrThrow']>>

const reviewOf = (row: Row): SettledReview => ({
  storeCode: row.store_code,
  envelopeId: row.envelope_id,
  reason: row.reason,
  deviceId: row.device_id,
  kind: row.kind,
  memberId: row.member_id,
  cardNumber: row.card_number,
  staffNumber: row.staff_number,
  occurredAt: row.occurred_at,
  openedAt: row.opened_at,
  settled:
    row.decided_at && row.decided_by && row.finding
      ? { at: row.decided_at, by: row.decided_by, finding: row.finding }
      : null,
})

/** Those that nobody has looked at yet, oldest first. */
export const listOpenReviews = async (db: Connection, limit: number): Promise<SettledReview[]> => {
  const query = allReviews(db).where('decided_at', 'is', null).orderBy('opened_at').orderBy('occurred_at')
  return (await query.limit(limit).execute()).map(reviewOf)
}

export async function findReview(
  db: Connection,
  storeCode: string,
  envelopeId: string,
): Promise<SettledReview | null> {
  const row = await allReviews(db)
    .where('store_code', '=', storeCode)
    .where('envelope_id', '=', envelopeId)
    .executeTakeFirst()
  return row ? reviewOf(row) : null
}

export async function closeReview(
  db: Connection,
  { storeCode, envelopeId }: Pick<Review, 'storeCode' | 'envelopeId'>,
  settled: { at: Date; by: string; finding: ReviewFinding; note: string | null },
): Promise<void> {
  await db
    .updateTable('reviews')
    .set({
      decided_at: settled.at,
      decided_by: settled.by,
      finding: settled.finding,
      note: settled.note,
    })
    .where('store_code', '=', storeCode)
    .where('envelope_id', '=', envelopeId)
    .execute()
}

/** Forgets what people wrote about a member. */
export async function eraseNotes(db: Connection, storeCode: string, memberId: string): Promise<void> {
  await db
    .updateTable('reviews')
    .set({ note: null })
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .execute()
}
