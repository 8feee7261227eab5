import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { approvalText } from '../../src/domain/correction/approval.ts'
import { findCorrection } from '../../src/hq/repositories/corrections.ts'
import { feedPage, wholeFeed } from './counter.ts'
import {
  bindingOf,
  type Corrected,
  change,
  correction,
  counter,
  current,
  decide,
  hq,
  newMember,
  openCasesOf,
  other,
  outcomes,
  results,
} from './twoCounters.ts'

describe('a correction at headquarters', () => {
  it('[COR2] [COR10] gives a fact its new value, and tells the store’s counters which member to ask for', async () => {
    const member = await newMember()
    const { last } = await feedPage(hq, counter)
    const sent = correction(member, [change(member, 'email', 'moi@example.com')])
    expect(await outcomes([sent])).toEqual(['stored'])
    expect(await current(member)).toMatchObject({ revision: 1, facts: { email: 'moi@example.com' } })
    const { memberId } = member.body
    expect(await wholeFeed(hq, other, last)).toMatchObject([
      { kind: 'member', body: { memberId, state: 'current', revision: 1 } },
    ])
    const again = await results([sent])
    expect(again).toEqual(await results([sent]))
    expect(await current(member)).toMatchObject({ revision: 1 })
    const kept = await findCorrection(hq.services.db, '001', sent.body.correctionId)
    expect(kept).toMatchObject({ outcome: 'applied', proposedBy: '1001', facts: ['email'], memberId })
  })

  it('[COR1] [COR3] merges with one of another fact, and with one that says the same', async () => {
    const member = await newMember()
    const address = change(member, 'address', 'Số 2 phố Mẫu')
    const mine = correction(member, [address])
    const theirs = correction(member, [change(member, 'email', null), address], { from: other })
    expect(await outcomes([mine])).toEqual(['stored'])
    expect(await outcomes([theirs], other)).toEqual(['stored'])
    expect(await current(member)).toMatchObject({ facts: { email: null, address: 'Số 2 phố Mẫu' } })
    expect(await openCasesOf(member)).toEqual([])
  })

  it('[COR4] of a fact that somebody else changed meanwhile becomes a case, with both values kept', async () => {
    const member = await newMember()
    const { last } = await feedPage(hq, other)
    await results([correction(member, [change(member, 'phone', '+84911111111')])])
    await results([correction(member, [change(member, 'phone', '+84922222222')], { from: other })], other)
    expect(await current(member)).toMatchObject({ revision: 2, facts: { phone: '+84911111111' } })
    const [opened] = await openCasesOf(member)
    expect(opened).toMatchObject({ fact: 'phone', stood: '+84911111111', proposed: '+84922222222' })
    const told = await wholeFeed(hq, other, last)
    expect(told.map(({ kind }) => kind).sort()).toEqual(['case', 'member'])
    expect(JSON.stringify(told)).not.toMatch(/849|Khách/)
  })

  it.each([
    ['take', '+84922222222'],
    ['keep', '+84911111111'],
  ] as const)(
    '[COR4] that is decided with %s leaves %s, and neither value in the case',
    async (decision, phone) => {
      const member = await newMember()
      await results([correction(member, [change(member, 'phone', '+84911111111')])])
      await results([correction(member, [change(member, 'phone', '+84922222222')])])
      const caseId = (await openCasesOf(member))[0]?.caseId ?? ''
      const { last } = await feedPage(hq, counter)
      expect(await decide(caseId, decision)).toMatchObject({ ok: true })
      expect(await decide(caseId, decision)).toEqual({ ok: false, error: 'already-decided' })
      expect(await current(member)).toMatchObject({ revision: 3, facts: { phone } })
      expect(await wholeFeed(hq, counter, last)).toMatchObject([
        { kind: 'member' },
        { kind: 'case', body: { caseId, decidedAt: expect.any(String) } },
      ])
      const [row] = await hq.services.db.selectFrom('cases').selectAll().where('id', '=', caseId).execute()
      expect(row).toMatchObject({ stood: null, proposed: null, decided_by: 'an.supervisor', decision })
    },
  )

  it('[COR9] of facts that need an approval waits for a supervisor where none is given, and the rest takes effect', async () => {
    const member = await newMember()
    const renamed = change(member, 'fullName', 'Nguyễn Thị Khác')
    const sent = correction(member, [renamed, change(member, 'email', null)])
    await results([sent])
    expect(await current(member)).toMatchObject({ facts: { fullName: 'Nguyễn Thị Mẫu', email: null } })
    expect(await openCasesOf(member)).toMatchObject([{ fact: 'fullName', proposed: 'Nguyễn Thị Khác' }])
    const approved = correction(member, [change(member, 'fullName', 'Nguyễn Thị Đúng')], {
      approvedBy: '2001',
    })
    await results([approved])
    expect(await current(member)).toMatchObject({ facts: { fullName: 'Nguyễn Thị Đúng' } })
  })

  it.each([
    ['a clerk', '1002'],
    ['nobody whom headquarters knows', '7777'],
  ])('approved by %s waits for a supervisor', async (_who, approvedBy) => {
    const member = await newMember()
    await results([correction(member, [change(member, 'dateOfBirth', '1999-01-16')], { approvedBy })])
    expect(await current(member)).toMatchObject({ facts: { dateOfBirth: '1999-01-15' } })
    expect(await openCasesOf(member)).toHaveLength(1)
  })

  it.each<[string, (sent: Corrected, before: Corrected) => unknown]>([
    ['another value', ({ body }) => Object.assign(body.changes[0] ?? {}, { to: '1999-01-17' })],
    ['another reason', ({ body }) => Object.assign(body, { reason: 'Lý do khác' })],
    ['another correction', ({ body }) => Object.assign(body, { correctionId: randomUUID() })],
    ['another supervisor', ({ body }) => Object.assign(body.approval ?? {}, { approvedBy: '2002' })],
    [
      'an earlier approval’s nonce',
      ({ body, deviceId }, { body: { approval: before } }) => {
        const word = { ...(body.approval ?? before), nonce: before?.nonce ?? '' } as NonNullable<
          typeof before
        >
        Object.assign(body, { approval: { ...word, binding: bindingOf(approvalText(body, word, deviceId)) } })
      },
    ],
    [
      'the word for another device',
      ({ body }) => {
        const word = body.approval
        if (word) word.binding = bindingOf(approvalText(body, word, randomUUID()))
      },
    ],
  ])('[COR11] approved, and then sent with %s, waits for a supervisor', async (_what, alter) => {
    const member = await newMember()
    const earlier = correction(member, [change(member, 'gender', 'male')], { approvedBy: '2001' })
    const sent = correction(member, [change(member, 'dateOfBirth', '1999-01-16')], { approvedBy: '2001' })
    alter(sent, earlier)
    await results([earlier, sent])
    expect(await current(member)).toMatchObject({ facts: { gender: 'male', dateOfBirth: '1999-01-15' } })
    expect(await openCasesOf(member)).toMatchObject([{ fact: 'dateOfBirth' }])
  })

  it('[COR6] approved by who proposed it is not one', async () => {
    const member = await newMember()
    const sent = correction(member, [change(member, 'dateOfBirth', '1999-01-16')], { approvedBy: '1001' })
    expect(await outcomes([sent])).toEqual(['malformed'])
  })

  it('[COR6] is not decided by who proposed it', async () => {
    const member = await newMember()
    await results([correction(member, [change(member, 'fullName', 'Nguyễn Thị Khác')])])
    const caseId = (await openCasesOf(member))[0]?.caseId ?? ''
    expect(await decide(caseId, 'take', '1001')).toEqual({ ok: false, error: 'own-proposal' })
  })

  it('of somebody who is no member is refused, and stands in nobody’s way', async () => {
    const member = await newMember()
    const stranger = { ...member, body: { ...member.body, memberId: randomUUID() } }
    const sent = correction(stranger, [change(member, 'email', null)])
    const good = correction(member, [change(member, 'email', null)])
    expect(await outcomes([sent, good])).toEqual(['member-unknown', 'stored'])
  })

  it('of a value that the fact cannot have, or that cannot be kept, is refused', async () => {
    const member = await newMember()
    const bad = [
      change(member, 'phone', '12'),
      change(member, 'fullName', null),
      change(member, 'address', 'a\u0000'),
    ]
    for (const one of bad) expect(await outcomes([correction(member, [one])])).toEqual(['malformed'])
  })

  it('by two counters at once takes effect once, the other way becoming a case', async () => {
    const member = await newMember()
    const sent = ['+84911111111', '+84922222222', '+84933333333', '+84944444444'].map((phone, at) =>
      correction(member, [change(member, 'phone', phone)], { from: at % 2 ? other : counter }),
    )
    await Promise.all(sent.map((one, at) => results([one], at % 2 ? other : counter)))
    expect(await current(member)).toMatchObject({ revision: 4 })
    expect(await openCasesOf(member)).toHaveLength(3)
  })
})
