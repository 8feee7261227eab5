import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import {
  type EnrolmentEnvelope,
  type EnvelopeOf,
  PushReply,
  type PushResult,
} from '../../src/contract/sync/envelope.ts'
import { CurrentMembersReply } from '../../src/contract/sync/feed.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { approvalText } from '../../src/domain/correction/approval.ts'
import type { FactChange } from '../../src/domain/correction/correction.ts'
import type { Facts } from '../../src/domain/member/facts.ts'
import { inTransaction } from '../../src/hq/database/transaction.ts'
import { decideCase } from '../../src/hq/deciding/decideCase.ts'
import { listCases } from '../../src/hq/repositories/cases.ts'
import { ask, envelope, joinCounter, push, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

/** Headquarters with two counters of one store and a store beside it, for the tests of one file: every file has its own. */
export let hq: TestHeadquarters
export let counter: TestCounter
export let other: TestCounter
let sequence = 0
/** The next that no test of this file has used. */
export const nextSequence = () => ++sequence
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  await hq.addStore('002')
  counter = await joinCounter(hq, '001')
  other = await joinCounter(hq, '001')
})
afterAll(() => hq.stop())
beforeEach(() => {
  sequence += 100
})

export const results = async (envelopes: unknown[], from = counter): Promise<PushResult[]> =>
  PushReply.parse((await push(hq, from, envelopes)).json()).results
export const outcomes = async (envelopes: unknown[], from = counter) =>
  (await results(envelopes, from)).map(result => (result.outcome === 'stored' ? 'stored' : result.reason))

export const newMember = async (): Promise<EnrolmentEnvelope> => {
  const sent = envelope(counter, ++sequence)
  sent.body.facts.number = `0011990${String(sequence).padStart(5, '0')}`
  sent.body.facts.phone = `+8491${String(2_000_000 + sequence)}`
  expect(await outcomes([sent])).toEqual(['stored'])
  return sent
}
export type Corrected = EnvelopeOf<'correction'>
export const newNonce = () => randomBytes(16).toString('base64url')
export const bindingOf = (text: string) => createHash('sha256').update(text).digest('hex')
export function correction(
  of: EnrolmentEnvelope,
  changes: FactChange[],
  { from = counter, approvedBy = null as string | null } = {},
): Corrected {
  const { id, deviceId, occurredAt } = envelope(from, ++sequence)
  const { memberId, cardNumber } = of.body
  const about = { correctionId: randomUUID(), memberId, cardNumber }
  const proposed = { ...about, changes, reason: 'Khách báo nhầm', proposedBy: '1001' }
  const word = approvedBy && { approvedBy, approvedAt: occurredAt, nonce: newNonce() }
  const approval = word && { ...word, binding: bindingOf(approvalText(proposed, word, deviceId)) }
  const body = { ...proposed, approval: approval || null }
  return { version: 2, id, deviceId, sequence, kind: 'correction', occurredAt, body }
}
export const cancellation = ({ body }: EnrolmentEnvelope): EnvelopeOf<'cancellation'> => {
  const { id, deviceId, occurredAt } = envelope(counter, ++sequence)
  const { memberId, cardNumber } = body
  return {
    version: 1,
    id,
    deviceId,
    sequence,
    kind: 'cancellation',
    occurredAt,
    body: { memberId, cardNumber, cancelledBy: '2001' },
  }
}
export const change = (of: EnrolmentEnvelope, fact: keyof Facts, to: string | null): FactChange => ({
  fact,
  from: of.body.facts[fact],
  to,
})
export async function current({ body }: EnrolmentEnvelope) {
  const request = { memberIds: [body.memberId] }
  const reply = await ask(hq, counter, paths.currentMembers, request)
  const [member] = CurrentMembersReply.parse(reply.json()).members
  return member
}
export const openCasesOf = async ({ body }: EnrolmentEnvelope) =>
  (await listCases(hq.services.db, 'open', { limit: 1000 })).filter(one => one.memberId === body.memberId)
export const decide = (caseId: string, decision: 'take' | 'keep', by = 'an.supervisor') =>
  inTransaction(hq.services.db, tx =>
    decideCase(tx, hq.services, { caseId, decision, reason: 'Đã gọi khách', by }),
  )
export const everything = async () => {
  const tables = [
    'cases',
    'corrections',
    'reviews',
    'feed_items',
    'actions',
    'document_claims',
    'index_entries',
  ] as const
  const rows = tables.map(table => hq.services.db.selectFrom(table).selectAll().execute())
  return JSON.stringify(await Promise.all(rows))
}
