import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { migrations } from '../../src/hq/migrations/index.ts'
import type { StoredMember } from '../../src/store/repositories/members.ts'
import { openProxy, type ProxyLine } from '../sync/proxy.ts'
import { type HastyCounter, joinHasty } from '../sync/proxyCounter.ts'
import { type Instance, startInstance } from './instance.ts'
import { openSharedDatabase, type SharedDatabase } from './sharedDatabase.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 })

let shared: SharedDatabase
let instances: Instance[]
/** What stands before the instances: the next connection goes to the next of them. */
let balancer: ProxyLine
let counters: HastyCounter[]
beforeEach(async () => {
  shared = await openSharedDatabase()
  instances = await Promise.all([start(), start()])
  let turn = 0
  balancer = await openProxy(() => instances[turn++ % instances.length]?.url ?? '')
  counters = await Promise.all([join(), join(), join()])
})
afterEach(async () => {
  await Promise.all(counters.map(counter => counter.close()))
  await balancer.close()
  await Promise.all(instances.map(instance => instance.stop()))
  await shared.close()
})

const start = () => startInstance(shared.url, shared.dataFolder)
const join = () => joinHasty(shared, () => balancer.url, 5_000)
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 30 })

/** Everybody enrols; gives who is to be at headquarters in the end, and whose counter enrolled them. */
const enrolEach = (count: number): [HastyCounter, StoredMember][] =>
  counters.flatMap(counter =>
    Array.from({ length: count }, (): [HastyCounter, StoredMember] => [counter, counter.enrolOne()]),
  )
const confirmed = (made: [HastyCounter, StoredMember][]) =>
  until(() =>
    expect(made.filter(([counter, member]) => counter.state(member) !== 'confirmed')).toHaveLength(0),
  )

async function eachOnce(made: [HastyCounter, StoredMember][]): Promise<void> {
  const { db } = shared.services
  const ids = made.map(([, { memberId }]) => memberId).sort()
  const members = await db.selectFrom('members').select('id').execute()
  const envelopes = await db.selectFrom('envelopes').select(['member_id', 'device_id', 'sequence']).execute()
  expect(members.map(({ id }) => id).sort()).toEqual(ids)
  expect(envelopes.map(envelope => envelope.member_id).sort()).toEqual(ids)
  for (const device of new Set(envelopes.map(envelope => envelope.device_id))) {
    const sequences = envelopes.filter(one => one.device_id === device).map(one => Number(one.sequence))
    expect(sequences.sort((a, b) => a - b)).toEqual(sequences.map((_, at) => at + 1))
  }
  expect(counters.flatMap(({ seen }) => seen.filter(({ refused }) => refused > 0))).toEqual([])
}

/** Every enrolment takes this long at headquarters, so that something can happen in its middle. */
const slowDown = (seconds: number) =>
  sql
    .raw(
      `create or replace function slow() returns trigger language plpgsql as $$ begin
       perform pg_sleep(${seconds}); return new; end $$;
     create or replace trigger slow before insert on receipts for each statement execute function slow()`,
    )
    .execute(shared.services.db)
const inTheMiddle = () =>
  until(async () => {
    const { rows } = await sql`select 1 from pg_stat_activity where wait_event = 'PgSleep'`.execute(
      shared.services.db,
    )
    expect(rows.length).toBeGreaterThan(0)
  })

describe('counters of a headquarters of two instances', () => {
  it('see nothing but retries when one is killed in the middle of a batch', async () => {
    await slowDown(0.4)
    const made: ReturnType<typeof enrolEach> = []
    for (const counter of counters) counter.start()
    for (let kill = 0; kill < 3; kill++) {
      made.push(...enrolEach(60))
      for (const counter of counters) void counter.sync?.wake()
      await inTheMiddle()
      const [killed] = instances.splice(kill % instances.length, 1)
      await killed?.kill()
      balancer.cut()
      await delay(300)
      instances.push(await start())
    }
    await slowDown(0)
    await confirmed(made)
    await eachOnce(made)
  })

  it('see nothing but retries while the tables change under the instances, one of which starts again', async () => {
    const next = {
      ...migrations,
      '9999-next': {
        up: async (db: typeof shared.services.db) => {
          const grows = ['members', 'envelopes', 'devices', 'receipts', 'nonces', 'stores', 'staff']
          for (const table of grows)
            await sql.raw(`alter table ${table} add column next_year varchar(40)`).execute(db)
          await sql`create table next_year (id uuid primary key)`.execute(db)
        },
      },
    }
    const made = enrolEach(40)
    for (const counter of counters) counter.start()
    await until(() =>
      expect(
        made.filter(([counter, member]) => counter.state(member) === 'confirmed').length,
      ).toBeGreaterThan(0),
    )
    const provider = { getMigrations: async () => next as typeof migrations }
    const { error } = await new Migrator({ db: shared.services.db, provider }).migrateToLatest()
    expect(error).toBeUndefined()
    made.push(...enrolEach(40))
    for (const counter of counters) await counter.sync?.wake()
    const [old] = instances.splice(0, 1)
    await old?.stop()
    instances.push(await start())
    made.push(...enrolEach(20))
    await confirmed(made)
    await eachOnce(made)
  })

  it.each([
    ['comes back', false],
    ['its standby takes over', true],
  ])(
    'are told to wait, and resume by themselves, when PostgreSQL breaks in mid-transaction and %s',
    async (_, hasStandby) => {
      if (hasStandby) await shared.beFollowed()
      await slowDown(0.3)
      const made = enrolEach(60)
      for (const counter of counters) counter.start()
      await inTheMiddle()
      await shared.crash()
      const [instance] = instances as [Instance]
      const joining = await fetch(`${instance.url}/v1/join`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code: 'ABCD2345', publicKey: 'A'.repeat(43) }),
      })
      expect(joining.status).toBe(503)
      expect(Number(joining.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await fetch(`${instance.url}/health`)).status).toBe(503)
      await (hasStandby ? shared.takeOver() : shared.comeBack())
      await slowDown(0)
      await confirmed(made)
      await eachOnce(made)
    },
  )
})
