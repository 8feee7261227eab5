import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addStore } from '../../src/hq/repositories/stores.ts'
import { keepUp } from '../../src/hq/upkeep/keepUp.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
})
afterAll(() => hq.stop())

const items = (storeCode: string) =>
  hq.services.db.selectFrom('feed_items').select('subject').where('store_code', '=', storeCode).execute()

it('headquarters makes good by itself what another version wrote, and stops when it is told to', async () => {
  const { db, clock } = hq.services
  await addStore(db, { code: '002', name: 'Harmoor 002' }, clock())
  const upkeep = keepUp(hq.services)
  while ((await items('002')).length < 2) await delay(20)
  await upkeep.stop()
  expect((await items('002')).map(({ subject }) => subject).sort()).toEqual(['001', '002'])
  await addStore(db, { code: '003', name: 'Harmoor 003' }, clock())
  expect(await items('003')).toEqual([])
})

it('two instances that look after one database at once do each thing once', async () => {
  const { db, clock } = hq.services
  await addStore(db, { code: '004', name: 'Harmoor 004' }, clock())
  const both = [keepUp(hq.services), keepUp(hq.services)]
  while ((await items('004')).length < 4) await delay(20)
  for (const one of both) await one.stop()
  const feed = await db.selectFrom('feed_items').selectAll().where('store_code', '=', '004').execute()
  expect(feed.map(({ subject }) => subject).sort()).toEqual(['001', '002', '003', '004'])
})
