import { canonicalJson } from '../../../src/domain/audit/canonical.ts'
import type { Machine } from '../counter/machine.ts'
import type { Run } from '../run.ts'

/** What is kept in one place and in the other, each line with what it is found by. */
type Kept = Map<string, string>

/** Said alike, however it is written. */
const keptBy = (rows: { id: string; kept: string }[]): Kept =>
  new Map(rows.map(({ id, kept }) => [id, canonicalJson(JSON.parse(kept))]))

/** Who saw what, of everybody. */
async function eventsAtHeadquarters({ headquarters }: Run, storeCode: string): Promise<Kept> {
  const rows = await headquarters.services.db
    .selectFrom('register_events')
    .select(['event_id as id', 'kept'])
    .where('store_code', '=', storeCode)
    .execute()
  return keptBy(rows)
}

/** What members agreed to and took back. With who left it goes, so only of who is there. */
async function consentsAtHeadquarters({ headquarters }: Run, storeCode: string): Promise<Kept> {
  const rows = await headquarters.services.db
    .selectFrom('consent_changes')
    .select(['change_id as id', 'change as kept'])
    .where('store_code', '=', storeCode)
    .execute()
  return keptBy(rows)
}

function atCounter({ life }: Machine, sql: string): Kept {
  return keptBy((life.db?.prepare(sql).all() ?? []) as { id: string; kept: string }[])
}

function compare({ stage }: Run, name: string, what: string, here: Kept, there: Kept): void {
  for (const [id, kept] of there)
    if (here.get(id) === undefined) stage.violated(`${name} has not heard of ${what} ${id}`)
    else if (here.get(id) !== kept) stage.violated(`${name} has another ${what} ${id} than headquarters`)
  for (const id of here.keys())
    if (!there.has(id)) stage.violated(`${name} has ${what} ${id}, and headquarters has it not`)
}

/**
 * [REG1] [REG2] [CON2] What was written into a register or agreed to at one counter of a store is at headquarters and at all of
 * the store's counters, alike, and nothing else is.
 */
export async function checkRegisters(run: Run): Promise<void> {
  for (const machine of run.machines) {
    const { name, storeCode } = machine
    const events = atCounter(machine, 'SELECT event_id AS id, kept FROM register_event')
    compare(run, name, 'the event', events, await eventsAtHeadquarters(run, storeCode))
    const consents = atCounter(machine, 'SELECT change_id AS id, change AS kept FROM consent_change')
    compare(run, name, 'the consent', consents, await consentsAtHeadquarters(run, storeCode))
  }
}
