import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DuplicatesReply } from '../../src/contract/sync/duplicates.ts'
import type { EnrolmentEnvelope } from '../../src/contract/sync/envelope.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { blindValue, documentText, phoneText } from '../../src/domain/duplicates/blindText.ts'
import { decodeSorted } from '../../src/domain/duplicates/riceSet.ts'
import { inTransaction } from '../../src/hq/database/transaction.ts'
import { decideCase } from '../../src/hq/deciding/decideCase.ts'
import { pruneIndex, renewIndex } from '../../src/hq/duplicates/renewIndex.ts'
import { type DuplicateCase, listCases } from '../../src/hq/repositories/cases.ts'
import { catchUp } from '../../src/hq/upkeep/catchUp.ts'
import { ask, envelope, feedPage, joinCounter, push, type TestCounter, wholeFeed } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
let counter: TestCounter
let stranger: TestCounter
let sequence = 0
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  await hq.addStore('002')
  counter = await joinCounter(hq, '001')
  stranger = await joinCounter(hq, '002')
})
afterAll(() => hq.stop())
beforeEach(() => {
  sequence += 100
})

let people = 0
/** Somebody whom nobody has enrolled yet. */
const somebody = () => {
  people += 1
  return {
    number: `00119900${String(people).padStart(4, '0')}`,
    phone: `+84912${String(people).padStart(6, '0')}`,
  }
}
type Somebody = ReturnType<typeof somebody>
function enrolment(person: Somebody, from = counter): EnrolmentEnvelope {
  const made = envelope(from, ++sequence)
  return { ...made, body: { ...made.body, facts: { ...made.body.facts, ...person } } }
}
const hand = async (sent: unknown[], from = counter) => {
  const reply = await push(hq, from, sent)
  const { results } = reply.json() as { results: { outcome: string }[] }
  expect(results.map(({ outcome }) => outcome)).toEqual(sent.map(() => 'stored'))
}
async function enrol(person: Somebody, from = counter): Promise<EnrolmentEnvelope> {
  const made = enrolment(person, from)
  await hand([made], from)
  return made
}
const outside = (from: TestCounter) => {
  const { id, deviceId, occurredAt } = envelope(from, ++sequence)
  return { id, deviceId, occurredAt, sequence }
}
const cancel = ({ body: { memberId, cardNumber } }: EnrolmentEnvelope, from = counter) => {
  const body = { memberId, cardNumber, cancelledBy: '2001' }
  return hand([{ ...outside(from), version: 1, kind: 'cancellation', body }], from)
}
const correct = (
  { body: { memberId, cardNumber, facts } }: EnrolmentEnvelope,
  fact: 'number' | 'phone',
  to: string,
) => {
  const approval = {
    approvedBy: '2001',
    approvedAt: new Date().toISOString(),
    nonce: 'n'.repeat(22),
    binding: 'b'.repeat(64),
  }
  const changes = [{ fact, from: facts[fact], to }]
  const said = {
    correctionId: randomUUID(),
    memberId,
    cardNumber,
    changes,
    reason: 'x',
    proposedBy: '1001',
    approval,
  }
  return hand([{ ...outside(counter), version: 2, kind: 'correction', body: said }])
}
const casesOf = async (...members: EnrolmentEnvelope[]) => {
  const ids = members.map(({ body }) => body.memberId)
  const all = await listCases(hq.services.db, 'open', { limit: 10_000 })
  return all.filter(
    (one): one is DuplicateCase & { decided: null } => one.kind === 'duplicate' && ids.includes(one.memberId),
  )
}

describe('[DUP1] the same document twice', () => {
  it('in two stores opens a case, of which both are told without a fact', async () => {
    const person = somebody()
    const first = await enrol(person)
    const [mine, theirs] = [await feedPage(hq, counter), await feedPage(hq, stranger)]
    const second = await enrol(person, stranger)
    const [opened] = await casesOf(second)
    expect(opened).toMatchObject({
      memberId: second.body.memberId,
      otherStoreCode: '001',
      otherMemberId: first.body.memberId,
    })
    const toldMine = await wholeFeed(hq, counter, mine.last)
    const toldTheirs = await wholeFeed(hq, stranger, theirs.last)
    expect(toldMine).toMatchObject([
      {
        kind: 'case',
        body: { memberId: first.body.memberId, about: { kind: 'duplicate', otherStore: '002' } },
      },
    ])
    expect(toldTheirs).toMatchObject([
      {
        kind: 'case',
        body: { memberId: second.body.memberId, about: { kind: 'duplicate', otherStore: '001' } },
      },
    ])
    expect(JSON.stringify([toldMine, toldTheirs])).not.toContain(person.number)
    expect(JSON.stringify(toldMine)).not.toContain(second.body.memberId)
  })

  it('in one store, and in one batch, opens one too', async () => {
    const person = somebody()
    const sent = [enrolment(person), enrolment(person), enrolment(somebody())]
    await hand(sent)
    expect(await casesOf(...sent)).toHaveLength(1)
  })

  it('merges nothing, whatever is decided', async () => {
    const person = somebody()
    const [first, second] = [await enrol(person), await enrol(person, stranger)]
    const caseId = (await casesOf(second))[0]?.caseId ?? ''
    const decided = { caseId, reason: 'x', by: 'an.supervisor' }
    const decide = (decision: 'take' | 'same-person') =>
      inTransaction(hq.services.db, tx => decideCase(tx, hq.services, { ...decided, decision }))
    expect(await decide('take')).toEqual({ ok: false, error: 'decision-unfit' })
    expect(await decide('same-person')).toMatchObject({ ok: true })
    const ids = [first, second].map(({ body }) => body.memberId)
    expect(
      await hq.services.db.selectFrom('members').select('id').where('id', 'in', ids).execute(),
    ).toHaveLength(2)
  })

  it('is noticed of a third when the first has left, and there is nothing to decide with who left', async () => {
    const person = somebody()
    const first = await enrol(person)
    const second = await enrol(person, stranger)
    await cancel(first)
    expect(await casesOf(second)).toEqual([])
    const third = await enrol(person)
    expect(await casesOf(third)).toMatchObject([{ otherMemberId: second.body.memberId }])
  })

  it('is noticed of a document that a correction brings, and no more of the one that it took away', async () => {
    const [one, other] = [somebody(), somebody()]
    const first = await enrol(one)
    const corrected = await enrol(other)
    await correct(corrected, 'number', one.number)
    expect(await casesOf(corrected)).toMatchObject([{ otherMemberId: first.body.memberId }])
    expect(await casesOf(await enrol(other, stranger))).toEqual([])
  })

  it('[DUP2] is noticed where both come at the same instant', async () => {
    for (let round = 0; round < 10; round += 1) {
      const persons = Array.from({ length: 5 }, somebody)
      const mine = persons.map(person => enrolment(person))
      const theirs = [...persons].reverse().map(person => enrolment(person, stranger))
      await Promise.all([hand(mine), hand(theirs, stranger)])
      expect(await casesOf(...mine, ...theirs)).toHaveLength(5)
    }
  })

  it('[DUP2] is noticed where the first leaves in the very instant in which the second comes', async () => {
    for (let round = 0; round < 10; round += 1) {
      const person = somebody()
      const first = await enrol(person)
      const second = enrolment(person, stranger)
      await Promise.all([cancel(first), hand([second], stranger)])
      const third = await enrol(person)
      expect(await casesOf(third)).toMatchObject([{ otherMemberId: second.body.memberId }])
    }
  })
})

/** What a counter has of the index: sets of each store, put together from page after page. */
class Copy {
  epoch: number | null = null
  have: Record<string, number> = {}
  key = Buffer.alloc(0)
  pages = 0
  readonly #values = new Map<string, Set<number>>()

  async follow(of = counter): Promise<this> {
    for (;;) {
      const request = { protocol: 2, epoch: this.epoch, have: this.have, needKey: this.key.length === 0 }
      const reply = DuplicatesReply.parse((await ask(hq, of, paths.duplicates, request)).json())
      if (reply.key) this.key = Buffer.from(reply.key, 'base64url')
      if (reply.epoch !== this.epoch) {
        this.have = {}
        this.#values.clear()
      }
      this.epoch = reply.epoch
      for (const page of reply.pages) this.#apply(page)
      if (reply.left === 0) return this
    }
  }

  #apply(page: DuplicatesReply['pages'][number]): void {
    expect(page.from).toBe(this.have[page.storeCode] ?? 0)
    this.have[page.storeCode] = page.to
    this.pages += 1
    for (const kind of ['document', 'phone'] as const) {
      const values = this.#of(page.storeCode, kind)
      for (const value of read(page[kind].removed)) values.delete(value)
      for (const value of read(page[kind].added)) values.add(value)
    }
  }

  #of(storeCode: string, kind: string): Set<number> {
    const name = `${storeCode} ${kind}`
    const values = this.#values.get(name) ?? new Set()
    this.#values.set(name, values)
    return values
  }

  /** The stores in which a document, and a phone, are found. */
  lookUp({ number, phone }: Somebody) {
    const find = (kind: string, text: string) => {
      const value = blindValue(createHmac('sha256', this.key).update(text).digest())
      return ['001', '002'].filter(storeCode => this.#of(storeCode, kind).has(value))
    }
    return { document: find('document', documentText(number, 'VNM')), phone: find('phone', phoneText(phone)) }
  }
}
const read = (values: string) => decodeSorted(Buffer.from(values, 'base64'))

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
