import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { connect } from '../../src/hq/database/connect.ts'
import { openEmbedded } from '../../src/hq/database/postgres.ts'
import { type Db, inTransaction, sqlState } from '../../src/hq/database/transaction.ts'
import { findStore } from '../../src/hq/repositories/stores.ts'
import { envelope, joinCounter, push } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters, temporaryFolder } from './headquarters.ts'

const isolated = (url: string) =>
  `${url}?options=${encodeURIComponent('-c default_transaction_isolation=serializable')}`

describe('transactions that the database gives up for another’s sake', () => {
  let hq: TestHeadquarters
  let db: Db
  let close: () => Promise<void>
  beforeAll(async () => {
    const folder = await temporaryFolder()
    const opened = await openEmbedded(folder, 'serve')
    hq = await startTestHeadquarters(isolated(opened.url))
    db = connect(opened.url, () => undefined)
    close = async () => {
      await hq.stop()
      await db.destroy()
      await opened.close()
      await rm(folder, { recursive: true, force: true })
    }
    await hq.addStore('101')
    await hq.addStore('102')
  })
  afterAll(() => close())

  const rename = (tx: Db, code: string, to: string) =>
    tx
      .updateTable('stores')
      .set({ name: sql<string>`name || ${to}` })
      .where('code', '=', code)
      .execute()

  it('are run again from the beginning after a deadlock (40P01)', async () => {
    const met = Promise.withResolvers<void>()
    let attempts = 0
    let here = 0
    const crossing = (first: string, second: string) =>
      inTransaction(db, async tx => {
        attempts++
        await rename(tx, first, 'a')
        if (++here === 2) met.resolve()
        await met.promise
        await rename(tx, second, 'b')
      })
    await Promise.all([crossing('101', '102'), crossing('102', '101')])
    expect(attempts).toBe(3)
    for (const code of ['101', '102'])
      expect((await findStore(db, code))?.name).toMatch(/^Harmoor \d{3}(ab|ba)$/)
  })

  it('are run again after a serialisation failure (40001)', async () => {
    let attempts = 0
    await inTransaction(db, async tx => {
      attempts++
      await sql`set transaction isolation level repeatable read`.execute(tx)
      await findStore(tx, '102')
      if (attempts === 1) await rename(db, '102', '!')
      await rename(tx, '102', '?')
    })
    expect(attempts).toBe(2)
    expect((await findStore(db, '102'))?.name).toMatch(/!\?$/)
  })

  it('fail with anything else at once', async () => {
    let attempts = 0
    const failing = inTransaction(db, async tx => {
      attempts++
      await sql`select 1 / 0`.execute(tx)
    })
    await expect(failing).rejects.toSatisfy(error => sqlState(error) === '22012')
    expect(attempts).toBe(1)
  })

  it('store each envelope once where every transaction is serialisable, as in distributed engines', async () => {
    const counter = await joinCounter(hq, '101')
    const sent = Array.from({ length: 5 }, (_, at) => envelope(counter, at + 1))
    const replies = await Promise.all(Array.from({ length: 8 }, () => push(hq, counter, sent)))
    expect(replies.map(reply => reply.statusCode)).toEqual(Array(8).fill(200))
    expect(new Set(replies.map(reply => reply.body)).size).toBe(1)
    expect(await db.selectFrom('members').select('id').execute()).toHaveLength(5)
  })

  /** Makes the database give up as many of the next transactions that write a receipt, for another's sake. */
  async function giveUp(times: number, code: string): Promise<void> {
    await sql
      .raw(
        `create sequence if not exists given_up; alter sequence given_up restart;
         create or replace function give_up() returns trigger language plpgsql as $$ begin
           if nextval('given_up') <= ${times} then raise exception 'no' using errcode = '${code}'; end if;
           return new; end $$;
         create or replace trigger give_up before insert on receipts for each statement execute function give_up()`,
      )
      .execute(db)
    onTestFinished(() => sql`drop trigger give_up on receipts`.execute(db).then(() => undefined))
  }
  const held = async (memberIds: string[]) =>
    (await db.selectFrom('members').select('id').where('id', 'in', memberIds).execute()).length

  it.each(['40001', '40P01'])(
    'hold a batch whole in the end, of which the database gave up two tries (%s)',
    async code => {
      const counter = await joinCounter(hq, '102')
      const sent = Array.from({ length: 50 }, (_, at) => envelope(counter, at + 1))
      await giveUp(2, code)
      const reply = await push(hq, counter, sent)
      expect(reply.statusCode).toBe(200)
      expect(reply.json().results.every((result: { outcome: string }) => result.outcome === 'stored')).toBe(
        true,
      )
      expect(await held(sent.map(({ body }) => body.memberId))).toBe(50)
    },
  )

  it('hold nothing of a batch that the database goes on giving up, and ask to wait', async () => {
    const counter = await joinCounter(hq, '102')
    const sent = Array.from({ length: 3 }, (_, at) => envelope(counter, at + 1))
    await giveUp(1_000, '40001')
    const reply = await push(hq, counter, sent)
    expect(reply.statusCode).toBe(503)
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
    expect(await held(sent.map(({ body }) => body.memberId))).toBe(0)
  })

  it('hold each envelope once where the same ones come in every order at once, and lock each other out', async () => {
    const counter = await joinCounter(hq, '102')
    const sent = Array.from({ length: 6 }, (_, at) => envelope(counter, at + 1))
    const turned = sent.map((_, at) => [...sent.slice(at), ...sent.slice(0, at)])
    const untilAnswered = async (order: typeof sent) => {
      let reply = await push(hq, counter, order)
      while (reply.statusCode === 503) reply = await push(hq, counter, order)
      return reply
    }
    const replies = await Promise.all([...turned, ...turned].map(untilAnswered))
    expect(replies.map(reply => reply.statusCode)).toEqual(Array(12).fill(200))
    for (const reply of replies)
      expect(reply.json().results.map((one: { outcome: string }) => one.outcome)).toEqual(
        Array(6).fill('stored'),
      )
    expect(await held(sent.map(({ body }) => body.memberId))).toBe(6)
  })
})
