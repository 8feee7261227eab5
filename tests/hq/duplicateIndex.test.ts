import { describe, expect, it } from 'vitest'
import { pruneIndex, renewIndex } from '../../src/hq/duplicates/renewIndex.ts'
import { listCases } from '../../src/hq/repositories/cases.ts'
import { catchUp } from '../../src/hq/upkeep/catchUp.ts'
import { joinCounter } from './counter.ts'
import { Copy } from './indexCopy.ts'
import { cancel, correct, counter, enrol, hq, type Somebody, somebody, stranger } from './twoStores.ts'

describe('[IND2] the duplicate index', () => {
  it('finds the members of every store, and says which store', async () => {
    const [mine, theirs] = [somebody(), somebody()]
    await enrol(mine)
    await enrol(theirs, stranger)
    for (const copy of [await new Copy().follow(counter), await new Copy().follow(stranger)]) {
      expect(copy.lookUp(mine)).toEqual({ document: ['001'], phone: ['001'] })
      expect(copy.lookUp(theirs)).toEqual({ document: ['002'], phone: ['002'] })
      expect(copy.lookUp(somebody())).toEqual({ document: [], phone: [] })
    }
  })

  it('comes in deltas: who has it asks for nothing twice', async () => {
    const copy = await new Copy().follow()
    const before = copy.pages
    await copy.follow()
    expect(copy.pages).toBe(before)
    const person = somebody()
    await enrol(person)
    await copy.follow()
    expect(copy.pages).toBe(before + 1)
    expect(copy.lookUp(person).document).toEqual(['001'])
  })

  it('[IND3] loses who leaves, but for what another member of that store has', async () => {
    const [alone, sharing] = [somebody(), somebody()]
    const leaver = await enrol(alone)
    const child = await enrol({ ...somebody(), phone: sharing.phone })
    await enrol(sharing)
    const copy = await new Copy().follow()
    expect(copy.lookUp(alone)).toEqual({ document: ['001'], phone: ['001'] })
    await cancel(leaver)
    await cancel(child)
    await copy.follow()
    expect(copy.lookUp(alone)).toEqual({ document: [], phone: [] })
    expect(copy.lookUp(sharing)).toEqual({ document: ['001'], phone: ['001'] })
    expect((await new Copy().follow()).lookUp(alone)).toEqual({ document: [], phone: [] })
  })

  it('[IND3] has again who leaves and comes back, for those who heard of it and those who did not', async () => {
    const person = somebody()
    const leaver = await enrol(person)
    const [early, late] = [await new Copy().follow(), await new Copy().follow()]
    await cancel(leaver)
    await early.follow()
    await enrol(person)
    for (const copy of [early, late]) expect((await copy.follow()).lookUp(person).document).toEqual(['001'])
  })

  it('[IND3] loses what somebody shared, changed or had twice, for whoever heard of it at first and long not since', async () => {
    const [shared, back] = [somebody(), somebody()]
    const [first, member] = [await enrol(shared), await enrol(back)]
    const copy = await new Copy().follow()
    const second = await enrol({ ...somebody(), phone: shared.phone })
    await cancel(first)
    await cancel(second)
    await correct(member, 'phone', '+84987000001')
    const changed = {
      ...member,
      body: { ...member.body, facts: { ...member.body.facts, phone: '+84987000001' } },
    }
    await correct(changed, 'phone', back.phone)
    await cancel(member)
    await copy.follow()
    for (const person of [shared, back]) expect(copy.lookUp(person)).toEqual({ document: [], phone: [] })
  })

  it('follows corrections of documents and phones', async () => {
    const [before, after] = [somebody(), somebody()]
    const member = await enrol(before)
    const copy = await new Copy().follow()
    await correct(member, 'phone', after.phone)
    expect((await copy.follow()).lookUp({ ...before, phone: after.phone })).toEqual({
      document: ['001'],
      phone: ['001'],
    })
    expect(copy.lookUp(before).phone).toEqual([])
  })

  it('misses nobody while four enrol at once and one reads along', async () => {
    const second = await joinCounter(hq, '001')
    const persons = Array.from({ length: 120 }, somebody)
    const copy = await new Copy().follow()
    const from = [counter, stranger, second, stranger]
    const writing = Promise.all(
      from.map(async (of, writer) => {
        for (let at = writer; at < persons.length; at += 4) await enrol(persons[at] as Somebody, of)
      }),
    )
    let done = false
    void writing.then(() => (done = true))
    while (!done) await copy.follow()
    await copy.follow()
    expect(persons.filter(person => copy.lookUp(person).document.length !== 1)).toEqual([])
  })

  it('[IND3] begins anew for a counter that was away for over 400 days, and only for that one', async () => {
    const person = somebody()
    const leaver = await enrol(person)
    const [away, present] = [await new Copy().follow(), await new Copy().follow()]
    await cancel(leaver)
    await present.follow()
    const epoch = present.epoch
    hq.pass(399 * 86_400)
    await pruneIndex(hq.services)
    hq.pass(2 * 86_400)
    await pruneIndex(hq.services)
    hq.pass(-401 * 86_400)
    expect((await present.follow()).epoch).toBe(epoch)
    expect((await away.follow()).epoch).not.toBe(epoch)
    for (const copy of [away, present]) expect(copy.lookUp(person).document).toEqual([])
    expect(
      (await away.follow()).lookUp(await enrol(somebody()).then(({ body }) => body.facts)).document,
    ).toEqual([])
  })

  it('[IND1] gets another key when it is renewed, under which everybody is found again', async () => {
    const person = somebody()
    await enrol(person)
    const before = await new Copy().follow()
    await renewIndex(hq.services, 'test')
    const added = somebody()
    await enrol(added)
    await catchUp(hq.services)
    const after = await new Copy().follow()
    expect(after.epoch).toBeGreaterThan(before.epoch ?? 0)
    expect(after.key).not.toEqual(before.key)
    for (const one of [person, added])
      expect(after.lookUp(one)).toEqual({ document: ['001'], phone: ['001'] })
    const { db } = hq.services
    const stale = [
      await db
        .selectFrom('index_entries')
        .select('epoch')
        .where('epoch', '<', after.epoch ?? 0)
        .where('removed_at', 'is', null)
        .execute(),
      await db
        .selectFrom('document_claims')
        .select('epoch')
        .where('epoch', '<', after.epoch ?? 0)
        .execute(),
    ]
    expect(stale).toEqual([[], []])
    const open = (await listCases(hq.services.db, 'open', { limit: 10_000 })).length
    await catchUp(hq.services)
    expect((await listCases(hq.services.db, 'open', { limit: 10_000 })).length).toBe(open)
  })
})

it('keeps no document and no phone beside the members themselves', async () => {
  const person = somebody()
  await enrol(person)
  const tables = ['document_claims', 'index_entries', 'cases', 'feed_items'] as const
  const rows = await Promise.all(tables.map(table => hq.services.db.selectFrom(table).selectAll().execute()))
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${person.number}|${person.phone.slice(1)}`))
  expect(hq.logged()).not.toContain(person.number)
})
