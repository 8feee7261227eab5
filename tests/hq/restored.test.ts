import { beforeEach, describe, expect, it } from 'vitest'
import { pruneIndex } from '../../src/hq/duplicates/renewIndex.ts'
import { listActions } from '../../src/hq/repositories/actions.ts'
import { raiseNumbers } from '../../src/hq/restoring/raiseNumbers.ts'
import { feedPage, wholeFeed } from './counter.ts'
import { Copy } from './indexCopy.ts'
import { cancel, counter, enrol, hq, somebody, stranger } from './twoStores.ts'

/** What counters are told, as a backup of the database has it. */
async function backUp() {
  const { db } = hq.services
  const tables = {
    feeds: await db.selectFrom('feeds').selectAll().execute(),
    feed_items: await db.selectFrom('feed_items').selectAll().execute(),
    index_entries: await db.selectFrom('index_entries').selectAll().execute(),
  }
  return async function putBack() {
    for (const table of ['feed_items', 'feeds', 'index_entries'] as const)
      await db.deleteFrom(table).execute()
    await db.insertInto('feeds').values(tables.feeds).execute()
    await db.insertInto('feed_items').values(tables.feed_items).execute()
    await db.insertInto('index_entries').values(tables.index_entries).execute()
  }
}

const lastOf = async () => (await feedPage(hq, counter)).last
const toldOf = async (after: number) =>
  (await wholeFeed(hq, counter, after)).flatMap(({ kind, body }) =>
    kind === 'member' && 'memberId' in body ? [body.memberId] : [],
  )

describe('a headquarters whose database was put back from a backup, and overtakes what counters have read', () => {
  let before: Awaited<ReturnType<typeof enrol>>
  beforeEach(async () => {
    before = await enrol(somebody())
  })

  it('[FEE7] [IND3] gives the duplicate index anew, under the same key, also to who comes after more was forgotten of it', async () => {
    const [lost, found] = [somebody(), somebody()]
    await cancel(before)
    const putBack = await backUp()
    await enrol(lost)
    const [copy, late] = [await new Copy().follow(), await new Copy().follow(stranger)]
    const key = copy.key
    await putBack()
    await enrol(somebody())
    await enrol(found)
    await raiseNumbers(hq.services, 'test')
    await copy.follow()
    expect([copy.lookUp(found).document, copy.lookUp(lost).document]).toEqual([['001'], []])
    expect(copy.key).toEqual(key)
    await hq.services.db
      .updateTable('index_entries')
      .set({ removed_at: new Date(0) })
      .where('removed_at', 'is not', null)
      .execute()
    await pruneIndex(hq.services)
    await late.follow(stranger)
    expect([late.lookUp(found).document, late.lookUp(lost).document]).toEqual([['001'], []])
    const { pages } = copy
    const next = somebody()
    await enrol(next)
    await copy.follow()
    expect([copy.pages, copy.lookUp(next).document]).toEqual([pages + 1, ['001']])
  })

  it('[FEE7] tells a counter that stands where it was never again all that it has decided', async () => {
    const putBack = await backUp()
    for (let n = 0; n < 3; n += 1) await cancel(await enrol(somebody()))
    const cursor = await lastOf()
    await putBack()
    await cancel(before)
    for (let n = 0; n < 3; n += 1) await cancel(await enrol(somebody()))
    expect(await toldOf(cursor)).not.toContain(before.body.memberId)
    await raiseNumbers(hq.services, 'test')
    expect(await toldOf(cursor)).toContain(before.body.memberId)
    const read = await lastOf()
    expect(await toldOf(read)).toEqual([])
    await cancel(await enrol(somebody()))
    expect(await toldOf(read)).toHaveLength(1)
  })

  it('[FEE7] tells it again, too, where the very same backup is put back once more', async () => {
    const putBack = await backUp()
    await raiseNumbers(hq.services, 'test')
    for (let n = 0; n < 3; n += 1) await cancel(await enrol(somebody()))
    const cursor = await lastOf()
    await putBack()
    hq.pass(60)
    await raiseNumbers(hq.services, 'test')
    await cancel(before)
    expect(await toldOf(cursor)).toContain(before.body.memberId)
  })

  it('says in its log that it was', async () => {
    await raiseNumbers(hq.services, 'terminal')
    const [last] = await listActions(hq.services.db, { before: null, text: 'database.restored', limit: 1 })
    expect(last).toMatchObject({ actor: 'terminal', action: 'database.restored' })
  })
})
