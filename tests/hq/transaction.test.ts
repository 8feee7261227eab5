import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
})
