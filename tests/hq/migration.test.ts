import { randomBytes, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../src/hq/database/connect.ts'
import { migrate } from '../../src/hq/database/migrate.ts'
import { openEmbedded } from '../../src/hq/database/postgres.ts'
import type { Db } from '../../src/hq/database/transaction.ts'
import { bodiesOf } from '../../src/hq/feeding/itemBodies.ts'
import { listCases } from '../../src/hq/repositories/cases.ts'
import { feedItemsAfter } from '../../src/hq/repositories/feeds.ts'
import { loadKeys } from '../../src/hq/secrets/keys.ts'
import type { Services } from '../../src/hq/services.ts'
import { catchUp } from '../../src/hq/upkeep/catchUp.ts'
import { temporaryFolder } from './headquarters.ts'

let db: Db
let services: Services
let close: () => Promise<void>
beforeAll(async () => {
  const folder = await temporaryFolder()
  const opened = await openEmbedded(folder, 'serve')
  db = connect(opened.url, () => undefined)
  await migrate(db, '0005-recovering')
  const keys = async () => loadKeys(db, folder, {})
  services = {
    db,
    keys: await keys(),
    clock: () => new Date(),
    random: randomBytes,
    log: pino({ level: 'silent' }),
  }
  close = async () => {
    await db.destroy()
    await opened.close()
    await rm(folder, { recursive: true, force: true })
  }
})
afterAll(() => close())

/** What the version before writes, statement for statement: it knows none of the newer columns and tables. */
const before = {
  store: (code: string) =>
    sql`insert into stores (code, name, created_at) values (${code}, 'Harmoor', now())`.execute(db),
  staff: (code: string, number: string) =>
    sql`insert into staff (store_code, staff_number, name, role, pin_hash, created_at)
      values (${code}, ${number}, 'Trần Thị Thử', 'clerk', '$argon2id$x', now())`.execute(db),
  member: async (code: string, serial: number, number: string) => {
    const id = randomUUID()
    const card = `${code}01${String(serial).padStart(7, '0')}`
    await sql`insert into members (store_code, id, card_number, number, full_name, gender, date_of_birth, nationality,
        address, phone, email, enrolled_by, enrolled_at)
      values (${code}, ${id}, ${card}, ${number}, 'Đặng Thị Mẫu', 'female', '1999-01-15', 'VNM', null,
        ${`+84912${String(serial).padStart(6, '0')}`}, null, '1001', now())`.execute(db)
    return { id, card }
  },
  cancel: async (code: string, { id, card }: { id: string; card: string }) => {
    const erasure = {
      kind: 'erasure-statement',
      version: 1,
      memberId: id,
      erasedAt: new Date().toISOString(),
      scope: 'headquarters',
      keyId: 'k',
      signature: 'A'.repeat(86),
    }
    await sql`delete from consents where store_code = ${code} and member_id = ${id}`.execute(db)
    await sql`delete from members where store_code = ${code} and id = ${id}`.execute(db)
    await sql`insert into cancelled_members (store_code, id, card_number, cancelled_by, cancelled_at, device_id, erasure)
      values (${code}, ${id}, ${card}, '2001', now(), ${randomUUID()}, ${JSON.stringify(erasure)})`.execute(
      db,
    )
  },
}
const feedOf = async (code: string) =>
  (await feedItemsAfter(db, code, 0, 1000)).map(({ kind, subject }) => `${kind} ${subject}`).sort()
const liveEntries = async (memberId: string) =>
  db
    .selectFrom('index_entries')
    .select('kind')
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .orderBy('kind')
    .execute()

describe('migration 0006 on what there was before', () => {
  let kept: { id: string; card: string }
  let left: { id: string; card: string }

  it('keeps every row as it was', async () => {
    await before.store('001')
    await before.store('002')
    await before.staff('001', '1001')
    kept = await before.member('001', 1, '001199000001')
    left = await before.member('001', 2, '001199000002')
    await before.cancel('001', left)
    const tables = ['stores', 'staff', 'members', 'cancelled_members'] as const
    const read = async () => {
      const read = []
      for (const table of tables) read.push(await db.selectFrom(table).selectAll().execute())
      return read
    }
    const old = await read()
    await migrate(db)
    expect(await read()).toMatchObject(old)
  })

  it('is caught up on: people, stores and endings come into the feed, members into the index', async () => {
    await catchUp(services)
    expect(await feedOf('001')).toEqual([`member ${left.id}`, 'staff 1001', 'store 001', 'store 002'])
    expect(await feedOf('002')).toEqual(['store 001', 'store 002'])
    expect(await liveEntries(kept.id)).toEqual([{ kind: 'document' }, { kind: 'phone' }])
    const bodies = await bodiesOf(db, '001', 'member', [left.id])
    expect(bodies.get(left.id)).toMatchObject({ state: 'cancelled' })
    const found = db.selectFrom('members').select('folded_name').where('id', '=', kept.id)
    expect(await found.executeTakeFirst()).toEqual({ folded_name: 'DANG THI MAU' })
  })

  it('lets instances of the version before go on writing, and catches up on that too', async () => {
    await before.store('003')
    await before.staff('003', '1003')
    const twin = await before.member('003', 3, '001199000001')
    await before.cancel('001', kept)
    const late = await before.member('003', 4, '001199000004')
    await catchUp(services)
    expect(await feedOf('003')).toEqual(['staff 1003', 'store 001', 'store 002', 'store 003'])
    expect(await feedOf('002')).toContain('store 003')
    expect(await feedOf('001')).toContain(`member ${kept.id}`)
    expect(await liveEntries(kept.id)).toEqual([])
    for (const one of [twin, late]) expect(await liveEntries(one.id)).toHaveLength(2)
    expect(await listCases(db, 'open', { limit: 9 })).toEqual([])
    const again = await before.member('002', 5, '001199000001')
    await catchUp(services)
    expect(await listCases(db, 'open', { limit: 9 })).toMatchObject([
      { kind: 'duplicate', memberId: again.id, otherMemberId: twin.id },
    ])
  })

  it('changes nothing when there is nothing to catch up on', async () => {
    const numbers = async () => db.selectFrom('feeds').selectAll().orderBy('store_code').execute()
    const settled = await numbers()
    await catchUp(services)
    expect(await numbers()).toEqual(settled)
  })
})
