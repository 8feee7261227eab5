import { type ExpressionBuilder, sql } from 'kysely'
import type { IncidentScope } from '../../domain/incident/incident.ts'
import type { Schema } from '../database/schema.ts'
import type { Connection } from '../database/transaction.ts'
import { findDevice, lineageOf } from './devices.ts'
import { type HeldMember, memberOf } from './members.ts'

export interface After {
  storeCode: string
  memberId: string
}

type Members = ExpressionBuilder<Schema, 'members'>

/** Of everybody the other six facts are kept. */
const optional = ['address', 'email'] as const

function keepsOneOf(eb: Members, facts: IncidentScope['facts']) {
  if (facts.some(fact => !(optional as readonly string[]).includes(fact))) return eb.lit(true)
  return eb.or(optional.filter(fact => facts.includes(fact)).map(fact => eb(fact, 'is not', null)))
}

/** Facts came to a counter at the enrolment, and once more where it fetched them back. @param devices null: of any. */
function arrived(eb: Members, { from, to }: IncidentScope, devices: string[] | null) {
  const first = from === null ? null : new Date(from)
  const last = to === null ? null : new Date(to)
  if (!first && !last && !devices) return eb.lit(true)
  const enrolled = eb.and([
    ...(first ? [eb('enrolled_at', '>=', first)] : []),
    ...(last ? [eb('enrolled_at', '<=', last)] : []),
    ...(devices
      ? [
          eb(
            'id',
            'in',
            eb
              .selectFrom('envelopes')
              .select('envelopes.member_id')
              .where('kind', '=', 'enrolment')
              .where('device_id', 'in', devices),
          ),
        ]
      : []),
  ])
  let fetches = eb.selectFrom('member_fetches').where('outcome', '=', 'found')
  if (devices) fetches = fetches.where('device_id', 'in', devices)
  if (first) fetches = fetches.where('fetched_at', '>=', first)
  if (last) fetches = fetches.where('fetched_at', '<=', last)
  const fetched = eb(
    eb.refTuple('members.store_code', 'members.id'),
    'in',
    fetches
      .select(['member_fetches.store_code', 'member_fetches.member_id'])
      .$asTuple('store_code', 'member_id'),
  )
  return eb.or([enrolled, fetched])
}

/** The members of a scope as a query; null where it can hold nobody. */
async function within(db: Connection, scope: IncidentScope) {
  const device = scope.deviceId === null ? null : await findDevice(db, scope.deviceId)
  if (device === undefined) return null
  if (device && scope.storeCode !== null && scope.storeCode !== device.storeCode) return null
  // A counter that went on from a copy has all that the one before it had.
  const devices = device && (await lineageOf(db, device)).map(({ id }) => id)
  const storeCode = device?.storeCode ?? scope.storeCode
  let query = db
    .selectFrom('members')
    .where(eb => keepsOneOf(eb, scope.facts))
    .where(eb => arrived(eb, scope, devices))
  if (storeCode !== null) query = query.where('store_code', '=', storeCode)
  return query
}

/** [INC9] How many members a scope holds, store by store. Who has left is nobody's any more. */
export async function countAffected(
  db: Connection,
  scope: IncidentScope,
): Promise<{ storeCode: string; count: number }[]> {
  const query = await within(db, scope)
  if (!query) return []
  const rows = await query
    .select(({ fn }) => ['store_code', fn.countAll().as('n')])
    .groupBy('store_code')
    .orderBy('store_code')
    .execute()
  return rows.map(row => ({ storeCode: row.store_code, count: Number(row.n) }))
}

/** [INC9] A page of them, by store and id. */
export async function listAffected(
  db: Connection,
  scope: IncidentScope,
  { after, limit }: { after: After | null; limit: number },
): Promise<{ members: HeldMember[]; next: After | null }> {
  let query = await within(db, scope)
  if (query && after)
    query = query.where(sql<boolean>`(store_code, id) > (${after.storeCode}, ${after.memberId})`)
  const rows =
    (await query
      ?.selectAll()
      .orderBy('store_code')
      .orderBy('id')
      .limit(limit + 1)
      .execute()) ?? []
  const members = rows.slice(0, limit).map(memberOf)
  const last = members.at(-1)
  const next = rows.length > limit && last ? { storeCode: last.storeCode, memberId: last.memberId } : null
  return { members, next }
}

/** The stores whose counters are to know of it: the device's or the store that is named, else every store. */
export async function storesOfScope(db: Connection, scope: IncidentScope): Promise<string[]> {
  const device = scope.deviceId === null ? undefined : await findDevice(db, scope.deviceId)
  const named = device?.storeCode ?? scope.storeCode
  const stores = await db.selectFrom('stores').select('code').orderBy('code').execute()
  return stores.map(({ code }) => code).filter(code => named === null || code === named)
}
