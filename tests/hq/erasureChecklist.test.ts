import { randomUUID, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { EnvelopeOf } from '../../src/contract/sync/envelope.ts'
import { ChecklistReply } from '../../src/contract/sync/erasureChecklist.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { erasureText } from '../../src/domain/outbox/erasure.ts'
import { isStated, isStatedByHeadquarters } from '../../src/sync/erasureChecklist.ts'
import { counter as storedCounter } from '../store/counterFixture.ts'
import { envelope, joinCounter, push, signedHeaders, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
let first: TestCounter
let second: TestCounter
let bystander: TestCounter
let stranger: TestCounter
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  await hq.addStore('002')
  first = await joinCounter(hq, '001')
  second = await joinCounter(hq, '001')
  bystander = await joinCounter(hq, '001')
  stranger = await joinCounter(hq, '002')
})
afterAll(() => hq.stop())

const ask = async (from: TestCounter, memberId: string) => {
  const body = JSON.stringify({ memberId })
  const headers = signedHeaders(from, body, { signedPath: paths.erasureChecklist })
  const reply = await hq.app.inject({ method: 'POST', url: paths.erasureChecklist, headers, payload: body })
  return ChecklistReply.parse(reply.json()).checklist
}
const outside = (from: TestCounter, sequence: number) => {
  const { id, deviceId, occurredAt } = envelope(from, sequence)
  return { version: 1 as const, id, deviceId, occurredAt, sequence }
}
function erasure(by: TestCounter, sequence: number, memberId: string): EnvelopeOf<'erasure'> {
  const { deviceId } = by.joined
  const erasedAt = new Date().toISOString()
  const said = {
    kind: 'erasure-statement',
    version: 1,
    deviceId,
    memberId,
    erasedAt,
    scope: 'store',
  } as const
  const signature = sign(null, Buffer.from(erasureText(said)), by.privateKey).toString('base64url')
  return { ...outside(by, sequence), kind: 'erasure', body: { memberId, statement: { ...said, signature } } }
}

it('[CAN6] lists every device that held the member, with its signed word as it comes, and no other store’s', async () => {
  const enrolled = envelope(first, 1)
  const { memberId, cardNumber } = enrolled.body
  await push(hq, first, [enrolled])
  expect(await ask(first, memberId)).toBeNull()
  const cancellation = { memberId, cardNumber, cancelledBy: '2001' }
  await push(hq, second, [{ ...outside(second, 1), kind: 'cancellation', body: cancellation }])

  const before = await ask(bystander, memberId)
  expect(before?.devices.map(({ counterNumber }) => counterNumber).sort()).toEqual([1, 2])
  expect(before?.devices.map(device => isStated(device, memberId))).toEqual([null, null])
  const { receiptKey } = first.joined
  expect(before && isStatedByHeadquarters(before, { ...storedCounter, receiptKey })).toBe(true)

  await push(hq, first, [erasure(first, 2, memberId)])
  await push(hq, second, [erasure(second, 2, memberId)])
  const after = await ask(first, memberId)
  expect(after?.devices.map(device => isStated(device, memberId))).toEqual([true, true])
  // Of another member, or under another key, it is not that device's word.
  expect(after?.devices.map(device => isStated(device, randomUUID()))).toEqual([false, false])
  const swapped = after?.devices.map(device => ({ ...device, publicKey: stranger.publicKey })) ?? []
  expect(swapped.map(device => isStated(device, memberId))).toEqual([false, false])
  expect(await ask(stranger, memberId)).toBeNull()
})
