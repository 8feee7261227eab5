import type { Connection } from '../database/transaction.ts'

const count = async (query: { executeTakeFirstOrThrow(): Promise<{ n: string | number | bigint }> }) =>
  Number((await query.executeTakeFirstOrThrow()).n)

/** What there is, for the first look in the morning. @param silentBefore who has not asked since then is silent. */
export async function companyCounts(db: Connection, silentBefore: Date) {
  const rows = <T extends 'stores' | 'members' | 'devices' | 'cases' | 'reviews'>(table: T) =>
    db.selectFrom(table as 'devices').select(({ fn }) => fn.countAll().as('n'))
  const inUse = rows('devices').where('revoked_at', 'is', null)
  return {
    stores: await count(rows('stores')),
    members: await count(rows('members')),
    devices: {
      total: await count(rows('devices')),
      revoked: await count(rows('devices').where('revoked_at', 'is not', null)),
      silent: await count(
        inUse.where(({ eb, or }) =>
          or([eb('last_contact_at', 'is', null), eb('last_contact_at', '<', silentBefore)]),
        ),
      ),
    },
    openCases: await count(
      db
        .selectFrom('cases')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('decided_at', 'is', null),
    ),
    openReviews: await count(
      db
        .selectFrom('reviews')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('decided_at', 'is', null),
    ),
  }
}

/** How many counters and members each store has. */
export async function storeSummaries(
  db: Connection,
): Promise<{ code: string; name: string; devices: number; members: number }[]> {
  const perStore = async (table: 'devices' | 'members') => {
    const rows = await db
      .selectFrom(table as 'devices')
      .select(({ fn }) => ['store_code', fn.countAll().as('n')])
      .groupBy('store_code')
      .execute()
    return new Map(rows.map(row => [row.store_code, Number(row.n)]))
  }
  const [devices, members] = [await perStore('devices'), await perStore('members')]
  const stores = await db.selectFrom('stores').select(['code', 'name']).orderBy('code').execute()
  return stores.map(store => ({
    ...store,
    devices: devices.get(store.code) ?? 0,
    members: members.get(store.code) ?? 0,
  }))
}

const DAY_MS = 24 * 60 * 60 * 1000
/** Vietnam has had no other time since 1975, and no summer time. */
const VIETNAM_MS = 7 * 60 * 60 * 1000

/**
 * Enrolments of each store on each of the last days, today included, by the calendar of Vietnam and the counters' clocks;
 * those who left since are counted too. Days without any are not in it. The day is told by a case expression: what SQL
 * says of dates differs from one engine to the next.
 */
export async function dailyEnrolments(
  db: Connection,
  now: Date,
  days: number,
): Promise<{ storeCode: string; day: string; enrolments: number }[]> {
  const today = Math.floor((now.getTime() + VIETNAM_MS) / DAY_MS)
  const from = today - days + 1
  const startOf = (day: number) => new Date(day * DAY_MS - VIETNAM_MS)
  const rows = await db
    .selectFrom('envelopes')
    .select(({ eb, fn }) => {
      let day = eb
        .case()
        .when('occurred_at', '<', startOf(from + 1))
        .then(eb.lit(from))
      for (let next = from + 1; next < today; next += 1)
        day = day.when('occurred_at', '<', startOf(next + 1)).then(eb.lit(next))
      return ['store_code', day.else(eb.lit(today)).end().as('day'), fn.countAll().as('n')]
    })
    .where('kind', '=', 'enrolment')
    // What was made since then came since then, but for a clock that is ahead; this one has an index.
    .where('received_at', '>=', startOf(from - 1))
    .where('occurred_at', '>=', startOf(from))
    .where('occurred_at', '<', startOf(today + 1))
    .groupBy(['store_code', 'day'])
    .orderBy('day')
    .orderBy('store_code')
    .execute()
  return rows.map(row => ({
    storeCode: row.store_code,
    day: new Date(Number(row.day) * DAY_MS).toISOString().slice(0, 10),
    enrolments: Number(row.n),
  }))
}
