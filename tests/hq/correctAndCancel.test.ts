import { describe, expect, it } from 'vitest'
import { correctionsOf, findCorrection } from '../../src/hq/repositories/corrections.ts'
import { envelope, feedPage, wholeFeed } from './counter.ts'
import {
  type Corrected,
  cancellation,
  change,
  correction,
  counter,
  current,
  everything,
  hq,
  newMember,
  nextSequence,
  openCasesOf,
  outcomes,
  results,
} from './twoCounters.ts'

describe('a correction and the end of a membership', () => {
  it('[COR5] that comes after it is answered with a receipt, and kept without its facts', async () => {
    const member = await newMember()
    await results([cancellation(member)])
    const late = correction(member, [change(member, 'email', 'kho-quen@example.com')])
    expect(await outcomes([late])).toEqual(['stored'])
    expect(await current(member)).toMatchObject({ state: 'cancelled' })
    const kept = await findCorrection(hq.services.db, '001', late.body.correctionId)
    expect(kept).toMatchObject({ outcome: 'cancelled', changes: null, reason: null })
    expect(await everything()).not.toContain('kho-quen')
  })

  it('[COR4] leaves no value of it anywhere, nor of its cases', async () => {
    const member = await newMember()
    await results([correction(member, [change(member, 'email', 'kho-quen@example.com')])])
    await results([correction(member, [change(member, 'email', 'kho-nho@example.com')])])
    expect(await everything()).toMatch(/kho-quen.*kho-nho|kho-nho.*kho-quen/)
    const { last } = await feedPage(hq, counter)
    await results([cancellation(member)])
    expect(await everything()).not.toMatch(/kho-quen|kho-nho/)
    const corrections = await correctionsOf(hq.services.db, '001', member.body.memberId)
    expect(corrections).toMatchObject(Array(2).fill({ changes: null, reason: null, approval: null }))
    expect(await openCasesOf(member)).toEqual([])
    expect(
      (await wholeFeed(hq, counter, last)).map(({ kind, body }) => [kind, 'state' in body && body.state]),
    ).toEqual([
      ['case', false],
      ['member', 'cancelled'],
    ])
  })

  it('in one batch happen in their order', async () => {
    const member = envelope(counter, nextSequence())
    const sent = [member, correction(member, [change(member, 'email', null)]), cancellation(member)]
    expect(await outcomes(sent)).toEqual(['stored', 'stored', 'stored'])
    expect(await current(member)).toMatchObject({ state: 'cancelled' })
  })

  it('[ERA4] becomes a void where it had not arrived, and has its own receipt where it had', async () => {
    const member = await newMember()
    const [arrived, never] = [0, 1].map(() => correction(member, [change(member, 'email', null)]))
    if (!arrived || !never) throw new Error('unreachable')
    const first = await results([arrived])
    const voidOf = ({ id, deviceId, sequence }: Corrected) => {
      const outside = { version: 1, id, deviceId, sequence, occurredAt: new Date().toISOString() }
      return { ...outside, kind: 'void', body: { memberId: member.body.memberId } }
    }
    expect(await results([voidOf(arrived)])).toEqual(first)
    expect(await outcomes([voidOf(never)])).toEqual(['stored'])
    expect(await outcomes([never])).toEqual(['cancelled'])
  })
})

it('leaves no fact in the log', () => {
  expect(hq.logged()).not.toMatch(/Nguyễn|Khách|8491|8492|example\.com/)
})
