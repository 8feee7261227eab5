import type { Selectable } from 'kysely'
import type { RegisterEvent } from '../../domain/register/event.ts'
import type { RegisterEventRow } from '../database/registerTables.ts'
import type { Connection } from '../database/transaction.ts'
import { eventOf } from './registerEvents.ts'

type Row = Selectable<RegisterEventRow>

const ofIncidents = (db: Connection) =>
  db.selectFrom('register_events').selectAll().where('register', '=', 'incident')

/**
 * What belongs to an incident: the rows of those stores that have the opening which came first. A store that it does not
 * concern may have heard its id, but nothing that its counters say of it reaches another.
 */
function belonging(rows: readonly Row[]): Row[] {
  const openings = rows.filter(({ what }) => what === 'opened')
  const [first] = openings.sort(
    (a, b) =>
      a.received_at.getTime() - b.received_at.getTime() ||
      Number(a.event_id > b.event_id) - Number(a.event_id < b.event_id),
  )
  const stores = new Set(openings.filter(row => row.event_id === first?.event_id).map(row => row.store_code))
  return rows.filter(row => stores.has(row.store_code))
}

const rowsOf = async (db: Connection, incidentId: string): Promise<Row[]> =>
  belonging(await ofIncidents(db).where('entry_id', '=', incidentId).execute())

const storesIn = (rows: readonly Row[]) => [...new Set(rows.map(row => row.store_code))].sort()

/** Every event of every incident, with the stores that know of it. */
export async function allIncidentEvents(
  db: Connection,
): Promise<{ stores: string[]; events: RegisterEvent[] }[]> {
  const byEntry = Map.groupBy(await ofIncidents(db).execute(), row => row.entry_id)
  return [...byEntry.values()].map(belonging).map(rows => ({
    stores: storesIn(rows),
    events: rows.map(eventOf),
  }))
}

/** The events of one incident, some more than once where several stores have them. */
export const eventsOfIncident = async (db: Connection, incidentId: string): Promise<RegisterEvent[]> =>
  (await rowsOf(db, incidentId)).map(eventOf)

/** Which stores know of an incident. */
export const storesOfIncident = async (db: Connection, incidentId: string): Promise<string[]> =>
  storesIn(await rowsOf(db, incidentId))

/**
 * Gives each of these stores what any of them has of an incident: an incident of several stores is kept once for each, since
 * everything is kept store by store. Gives what was new, for their feeds.
 */
export async function spreadIncident(
  db: Connection,
  incidentId: string,
  stores: readonly string[],
): Promise<{ storeCode: string; eventId: string }[]> {
  const rows = await rowsOf(db, incidentId)
  const once = new Map(rows.map(row => [row.event_id, row]))
  const has = new Set(rows.map(row => `${row.store_code} ${row.event_id}`))
  const missing = [...stores]
    .sort()
    .flatMap(storeCode =>
      [...once.values()]
        .filter(row => !has.has(`${storeCode} ${row.event_id}`))
        .map(row => ({ ...row, store_code: storeCode })),
    )
  if (missing.length > 0)
    await db
      .insertInto('register_events')
      .values(missing)
      .onConflict(conflict => conflict.doNothing())
      .execute()
  return missing.map(row => ({ storeCode: row.store_code, eventId: row.event_id }))
}
