import type { FetchReply } from '../../contract/sync/fetch.ts'
import type { FetchPurpose } from '../../domain/member/fetchPurpose.ts'
import type { Connection } from '../database/transaction.ts'

/** Who asked for a member's facts, what for, and what came of it. */
export interface MemberFetch {
  storeCode: string
  id: string
  memberId: string
  deviceId: string
  staffNumber: string
  purpose: FetchPurpose
  outcome: FetchReply['outcome']
  fetchedAt: Date
}

export async function addMemberFetch(db: Connection, fetch: MemberFetch): Promise<void> {
  await db
    .insertInto('member_fetches')
    .values({
      store_code: fetch.storeCode,
      id: fetch.id,
      member_id: fetch.memberId,
      device_id: fetch.deviceId,
      staff_number: fetch.staffNumber,
      purpose: fetch.purpose,
      outcome: fetch.outcome,
      fetched_at: fetch.fetchedAt,
    })
    .execute()
}
