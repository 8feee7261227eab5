import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { EnrolmentEnvelope } from '../../src/contract/sync/envelope.ts'
import { approvalText } from '../../src/domain/correction/approval.ts'
import { type DuplicateCase, listCases } from '../../src/hq/repositories/cases.ts'
import { envelope, joinCounter, push, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

/** Headquarters with two stores, a counter in each, for the tests of one file: every file has its own. */
export let hq: TestHeadquarters
export let counter: TestCounter
export let stranger: TestCounter
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
export const somebody = () => {
  people += 1
  return {
    number: `00119900${String(people).padStart(4, '0')}`,
    phone: `+84912${String(people).padStart(6, '0')}`,
  }
}
export type Somebody = ReturnType<typeof somebody>
export function enrolment(person: Somebody, from = counter): EnrolmentEnvelope {
  const made = envelope(from, ++sequence)
  return { ...made, body: { ...made.body, facts: { ...made.body.facts, ...person } } }
}
export const hand = async (sent: unknown[], from = counter) => {
  const reply = await push(hq, from, sent)
  const { results } = reply.json() as { results: { outcome: string }[] }
  expect(results.map(({ outcome }) => outcome)).toEqual(sent.map(() => 'stored'))
}
export async function enrol(person: Somebody, from = counter): Promise<EnrolmentEnvelope> {
  const made = enrolment(person, from)
  await hand([made], from)
  return made
}
export const outside = (from: TestCounter) => {
  const { id, deviceId, occurredAt } = envelope(from, ++sequence)
  return { id, deviceId, occurredAt, sequence }
}
export const cancel = ({ body: { memberId, cardNumber } }: EnrolmentEnvelope, from = counter) => {
  const body = { memberId, cardNumber, cancelledBy: '2001' }
  return hand([{ ...outside(from), version: 1, kind: 'cancellation', body }], from)
}
export const correct = (
  { body: { memberId, cardNumber, facts } }: EnrolmentEnvelope,
  fact: 'number' | 'phone',
  to: string,
) => {
  const head = outside(counter)
  const changes = [{ fact, from: facts[fact], to }]
  const about = { correctionId: randomUUID(), memberId, cardNumber }
  const proposed = { ...about, changes, reason: 'x', proposedBy: '1001' }
  const word = {
    approvedBy: '2001',
    approvedAt: new Date().toISOString(),
    nonce: randomBytes(16).toString('base64url'),
  }
  const text = approvalText(proposed, word, head.deviceId)
  const approval = { ...word, binding: createHash('sha256').update(text).digest('hex') }
  return hand([{ ...head, version: 2, kind: 'correction', body: { ...proposed, approval } }])
}
export const casesOf = async (...members: EnrolmentEnvelope[]) => {
  const ids = members.map(({ body }) => body.memberId)
  const all = await listCases(hq.services.db, 'open', { limit: 10_000 })
  return all.filter(
    (one): one is DuplicateCase & { decided: null } => one.kind === 'duplicate' && ids.includes(one.memberId),
  )
}
