import { describe, expect, it } from 'vitest'
import type { EnrolmentEnvelope } from '../../src/contract/sync/envelope.ts'
import { inTransaction } from '../../src/hq/database/transaction.ts'
import { decideCase } from '../../src/hq/deciding/decideCase.ts'
import { feedPage, wholeFeed } from './counter.ts'
import {
  cancel,
  casesOf,
  correct,
  counter,
  enrol,
  enrolment,
  hand,
  hq,
  somebody,
  stranger,
} from './twoStores.ts'

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

  it('is noticed between two who were both compared with who has left, or has another document now', async () => {
    for (const goes of [cancel, (first: EnrolmentEnvelope) => correct(first, 'number', somebody().number)]) {
      const person = somebody()
      const first = await enrol(person)
      const [second, third] = [await enrol(person), await enrol(person, stranger)]
      expect(await casesOf(second, third)).toHaveLength(2)
      await goes(first)
      const between = (await casesOf(second, third)).filter(
        one => ![one.memberId, one.otherMemberId].includes(first.body.memberId),
      )
      expect(between).toMatchObject([
        { memberId: third.body.memberId, otherMemberId: second.body.memberId, decided: null },
      ])
      const told = (await wholeFeed(hq, counter)).flatMap(item =>
        item.kind === 'case' ? item.body.memberId : [],
      )
      expect(told).toContain(second.body.memberId)
    }
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
