import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CurrentMembersReply, MAX_FEED_ITEMS } from '../../src/contract/sync/feed.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { defaultSettings } from '../../src/domain/settings/settings.ts'
import type { Schema } from '../../src/hq/database/schema.ts'
import { inTransaction } from '../../src/hq/database/transaction.ts'
import { appendToFeed } from '../../src/hq/feeding/appendToFeed.ts'
import { changeSettings, publishNotice } from '../../src/hq/managing/company.ts'
import { dismissStaff, engageStaff } from '../../src/hq/managing/staff.ts'
import { openStore } from '../../src/hq/managing/stores.ts'
import { listDevices } from '../../src/hq/repositories/devices.ts'
import { feedItemsAfter } from '../../src/hq/repositories/feeds.ts'
import { putStaff } from '../../src/hq/repositories/staff.ts'
import { ask, envelope, feedPage, joinCounter, push, type TestCounter, wholeFeed } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
let counter: TestCounter
let stranger: TestCounter
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  await hq.addStore('002')
  counter = await joinCounter(hq, '001')
  stranger = await joinCounter(hq, '002')
})
afterAll(() => hq.stop())

const lastOf = async (of = counter) => (await feedPage(hq, of)).last

describe('[FEE2] the feed of a store', () => {
  it('begins with its people and every store, whenever a counter joins', async () => {
    const late = await joinCounter(hq, '001')
    const items = await wholeFeed(hq, late)
    expect(
      items.map(({ kind, body }) => [
        kind,
        'code' in body ? body.code : 'staffNumber' in body && body.staffNumber,
      ]),
    ).toEqual([
      ['store', '001'],
      ['staff', '1001'],
      ['staff', '2001'],
      ['store', '002'],
    ])
  })

  it('tells what was changed once, as it is now, under a new number', async () => {
    const before = await lastOf()
    const person = { staffNumber: '1001', role: 'clerk', pinHash: '$argon2id$x' } as const
    for (const name of ['Trần Thị Một', 'Trần Thị Hai'])
      await engageStaff(hq.services, '001', { ...person, name }, 'test')
    const items = await wholeFeed(hq, counter, before)
    expect(items).toMatchObject([
      { seq: before + 2, kind: 'staff', body: { name: 'Trần Thị Hai', active: true } },
    ])
    expect(await wholeFeed(hq, stranger, await lastOf(stranger))).toEqual([])
  })

  it('says that somebody was dismissed, who is then on no roster', async () => {
    const before = await lastOf()
    expect(await dismissStaff(hq.services, '001', '1001', 'test')).toEqual({ ok: true, value: undefined })
    expect(await wholeFeed(hq, counter, before)).toMatchObject([
      { body: { staffNumber: '1001', active: false } },
    ])
    expect(await dismissStaff(hq.services, '001', '9999', 'test')).toMatchObject({ error: 'staff-unknown' })
    const joined = await joinCounter(hq, '001')
    expect(joined.joined.roster.map(({ staffNumber }) => staffNumber)).toEqual(['2001'])
  })

  it('brings settings, notices and new stores to every store, and to a store that is new', async () => {
    const [mine, theirs] = [await lastOf(), await lastOf(stranger)]
    await changeSettings(hq.services, { ...defaultSettings, idleLockMinutes: 3 }, 'test')
    const texts = { vi: 'Thông báo', en: 'Notice' }
    expect(await publishNotice(hq.services, { version: '2', texts }, 'test')).toMatchObject({ ok: true })
    expect(await publishNotice(hq.services, { version: '2', texts }, 'test')).toMatchObject({
      error: 'version-taken',
    })
    await hq.addStore('003')
    const expected = [
      { kind: 'settings', body: { idleLockMinutes: 3 } },
      { kind: 'notice', body: { version: '2', texts } },
      { kind: 'store', body: { code: '003' } },
    ]
    expect(await wholeFeed(hq, counter, mine)).toMatchObject(expected)
    expect(await wholeFeed(hq, stranger, theirs)).toMatchObject(expected)
    const kinds = (await wholeFeed(hq, await joinCounter(hq, '003'))).map(({ kind }) => kind).sort()
    expect(kinds).toEqual(['notice', 'settings', 'staff', 'staff', 'store', 'store', 'store'])
  })

  it('gives no store a code that counters who start alone may draw [JOI2]', async () => {
    expect(await openStore(hq.services, { code: '900', name: 'x' }, 'test')).toMatchObject({
      error: 'code-reserved',
    })
  })
})

it('passes over things that are erased, however many, to what comes after them', async () => {
  const before = await lastOf()
  const erased = Array.from({ length: MAX_FEED_ITEMS + 5 }, () => ({
    storeCode: '001',
    kind: 'member' as const,
    subject: randomUUID(),
  }))
  const news = [...erased, { storeCode: '001', kind: 'staff' as const, subject: '2001' }]
  await inTransaction(hq.services.db, tx => appendToFeed(tx, news))
  expect(await feedPage(hq, counter, before)).toMatchObject({
    items: [{ kind: 'staff', body: { staffNumber: '2001' } }],
    last: before + MAX_FEED_ITEMS + 6,
  })
})

it('keeps when a counter last asked, its backlog and its version', async () => {
  await feedPage(hq, counter)
  const kept = await hq.services.db
    .selectFrom('devices')
    .selectAll()
    .where('id', '=', counter.joined.deviceId)
    .executeTakeFirst()
  expect(kept).toMatchObject({ waiting: 2, refused: 1, app_version: '0.1.0' })
  const device = (await listDevices(hq.services.db)).find(({ id }) => id === counter.joined.deviceId)
  expect(Math.abs(Date.now() - Number(device?.lastContactAt))).toBeLessThan(600_000)
})

describe('[FEE4] present facts', () => {
  it('are given of members of the counter’s own store, and of nobody else', async () => {
    const sent = envelope(counter, 1)
    await push(hq, counter, [sent])
    const { memberId, facts } = sent.body
    const unknown = randomUUID()
    const request = { memberIds: [memberId, unknown] }
    const members = async (of: TestCounter) =>
      CurrentMembersReply.parse((await ask(hq, of, paths.currentMembers, request)).json()).members
    expect(await members(counter)).toEqual([
      { state: 'current', memberId, revision: 0, facts },
      { state: 'unknown', memberId: unknown },
    ])
    expect((await members(stranger)).map(({ state }) => state)).toEqual(['unknown', 'unknown'])
  })
})

describe('[FEE1] with eight writers at once', () => {
  const WRITERS = 8
  const EACH = 100

  /** Reads on from the last number that it has seen, until all are written, as a counter does. */
  async function follow(read: (after: number) => Promise<number[]>, isDone: () => boolean) {
    const seen: number[] = []
    for (let last = 0; ; ) {
      const done = isDone()
      const page = await read(last)
      seen.push(...page)
      last = seen.at(-1) ?? last
      if (done && page.length === 0) return seen
    }
  }

  async function write(one: (writer: number, at: number) => Promise<unknown>) {
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let at = 0; at < EACH; at += 1) await one(writer, at)
    })
    await Promise.all(writers)
  }

  it('nobody who reads along misses an item', async () => {
    await openStore(hq.services, { code: '100', name: 'x' }, 'test')
    const reader = { ...(await joinWithStaff('100')) }
    const before = await feedPage(hq, reader)
    let written = false
    const pages: number[] = []
    const following = follow(
      async after => {
        const page = await feedPage(hq, reader, Math.max(after, before.last))
        pages.push(page.items.length)
        expect(page.items.length).toBeLessThanOrEqual(MAX_FEED_ITEMS)
        return page.items.map(({ seq }) => seq)
      },
      () => written,
    )
    await write((writer, at) => engageThree('100', 100_000 + (writer * EACH + at) * 3))
    written = true
    const seen = await following
    const expected = Array.from({ length: WRITERS * EACH * 3 }, (_, at) => before.last + at + 1)
    expect(seen).toEqual(expected)
    expect(pages.length).toBeGreaterThan(10)
  })

  const engageThree = (storeCode: string, first: number) =>
    inTransaction(hq.services.db, async tx => {
      const numbers = [first, first + 1, first + 2].map(String)
      const person = { name: 'x', role: 'clerk', pinHash: '$argon2id$x' } as const
      for (const staffNumber of numbers)
        await putStaff(tx, storeCode, { ...person, staffNumber }, hq.services.clock())
      await appendToFeed(
        tx,
        numbers.map(subject => ({ storeCode, kind: 'staff', subject })),
      )
    })

  async function joinWithStaff(code: string) {
    const person = { staffNumber: '1', name: 'x', role: 'clerk', pinHash: '$argon2id$x' } as const
    await engageStaff(hq.services, code, { ...person, staffNumber: '1001' }, 'test')
    return joinCounter(hq, code)
  }

  it('whereas who reads on from the last number of a sequence misses what ends late', async () => {
    const { db } = hq.services
    await sql`create table naive (seq bigint generated always as identity, name text)`.execute(db)
    await openStore(hq.services, { code: '101', name: 'x' }, 'test')
    const add = async (tx: Transaction<Schema>, name: string) => {
      await sql`insert into naive (name) values (${name})`.execute(tx)
      await appendToFeed(tx, [{ storeCode: '101', kind: 'member', subject: name }])
    }
    const naive = async (after: number) =>
      (
        await sql<{
          seq: number
          name: string
        }>`select * from naive where seq > ${after} order by seq`.execute(db)
      ).rows
    const numbered = async (after: number) =>
      (await feedItemsAfter(db, '101', after, 100)).filter(({ kind }) => kind === 'member')
    const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const late = inTransaction(db, async tx => {
      await sql`insert into naive (name) values ('late')`.execute(tx)
      begun.resolve()
      await end.promise
      await appendToFeed(tx, [{ storeCode: '101', kind: 'member', subject: 'late' }])
    })
    await begun.promise
    await inTransaction(db, tx => add(tx, 'early'))
    const [seen, told] = [await naive(0), await numbered(0)]
    end.resolve()
    await late
    const after = [await naive(seen.at(-1)?.seq ?? 0), await numbered(told.at(-1)?.seq ?? 0)]
    expect([seen, after[0]]).toMatchObject([[{ name: 'early' }], []])
    expect([told, after[1]]).toMatchObject([[{ subject: 'early' }], [{ subject: 'late' }]])
  })
})
