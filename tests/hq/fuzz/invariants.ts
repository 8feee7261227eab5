import { sql } from 'kysely'
import type { Db } from '../../../src/hq/database/transaction.ts'

/** What must never be found, each as the rows that would show it. */
const impossible: Record<string, string> = {
  'an envelope without a receipt': `select 1 from envelopes e where not exists
    (select 1 from receipts r where r.store_code = e.store_code and r.envelope_id = e.id)`,
  'an enrolment without its member or its tombstone': `select 1 from envelopes e where kind = 'enrolment'
    and not exists (select 1 from members m where m.store_code = e.store_code and m.id = e.member_id)
    and not exists (select 1 from cancelled_members c where c.store_code = e.store_code and c.id = e.member_id)`,
  'a member whom no envelope enrolled': `select 1 from members m where not exists
    (select 1 from envelopes e where e.store_code = m.store_code and e.member_id = m.id and kind = 'enrolment')`,
  'a member without consent': `select 1 from members m where not exists (select 1 from consents c
    where c.store_code = m.store_code and c.member_id = m.id and purpose = 'membership')`,
  'a member who was cancelled': `select 1 from members m join cancelled_members c
    on c.store_code = m.store_code and c.id = m.id`,
  'a member who is not in the duplicate index': `select 1 from members m where not exists
    (select 1 from index_entries i where i.store_code = m.store_code and i.member_id = m.id and removed_at is null)`,
  'an index entry of nobody': `select 1 from index_entries i where removed_at is null and not exists
    (select 1 from members m where m.store_code = i.store_code and m.id = i.member_id)`,
  'a correction without its envelope': `select 1 from corrections k where not exists
    (select 1 from envelopes e where e.store_code = k.store_code and e.id = k.envelope_id)`,
  'two envelopes at one number of a device': `select 1 from envelopes group by store_code, device_id, sequence
    having count(*) > 1`,
  'a number of a feed that its store has not given': `select 1 from feed_items i join feeds f
    on f.store_code = i.store_code where i.seq > f.last_seq`,
}

/** What is broken, in words; none where all holds. @param confirmed device and id of each envelope that headquarters has confirmed */
export async function broken(db: Db, confirmed: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = []
  for (const [what, query] of Object.entries(impossible)) {
    const { rows } = await sql.raw(`${query} limit 1`).execute(db)
    if (rows.length > 0) found.push(what)
  }
  const envelopes = await db.selectFrom('envelopes').select(['device_id', 'id', 'kind']).execute()
  const held = new Set(envelopes.map(({ device_id: device, id }) => `${device} ${id}`))
  for (const { device_id: device, id, kind } of envelopes)
    if (!confirmed.has(`${device} ${id}`))
      found.push(`${kind} ${id} of ${device} is held, and was not confirmed`)
  for (const one of confirmed) if (!held.has(one)) found.push(`${one} was confirmed, and is not held`)
  return found
}

/**
 * Tables that a request which is refused may change: that it came, from whom, and how often it was wrong. Everything else
 * must be as it was.
 */
const mayChange = ['nonces', 'join_failures', 'operators', 'operator_sessions', 'devices', 'join_codes']

/** Every row there is, by number and by the transactions that wrote it: anything written at all shows. */
export async function tablesOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
  return rows.map(({ name }) => name).filter(name => !mayChange.includes(name))
}

export async function stateOf(db: Db, tables: string[]): Promise<string> {
  const each = tables.map(
    table => `select '${table}' as t, count(*) as n, sum(xmin::text::bigint) as x from ${table}`,
  )
  // In order: large tables are looked at side by side, and come as they are ready.
  const { rows } = await sql.raw(`${each.join(' union all ')} order by t`).execute(db)
  return JSON.stringify(rows)
}
