import { sql } from 'kysely'
import type { Connection } from '../database/transaction.ts'
import type { IndexState } from './indexState.ts'

/** What enrolments stand on. */
export interface EnrolmentGround extends IndexState {
  /** Whether any of these memberships has ended. */
  isAnyCancelled: boolean
}

/** Every batch asks both, and asks them together; members' ids travel as one parameter, as rows do in insertMany. */
export async function enrolmentGround(
  db: Connection,
  storeCode: string,
  memberIds: string[],
): Promise<EnrolmentGround> {
  const ids = JSON.stringify(memberIds.map(id => ({ id })))
  const ended = sql<boolean>`exists (select 1 from cancelled_members where store_code = ${storeCode}
    and id in (select "id" from json_populate_recordset(null::"cancelled_members", ${ids})))`
  const { isAnyCancelled, ...index } = await db
    .selectFrom('index_state')
    .select(['epoch', 'key_epoch as keyEpoch', ended.as('isAnyCancelled')])
    .executeTakeFirstOrThrow()
  return { ...index, isAnyCancelled: Boolean(isAnyCancelled) }
}
