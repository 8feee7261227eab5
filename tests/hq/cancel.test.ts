import { createPublicKey, randomUUID, sign, verify } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type EnrolmentEnvelope,
  type EnvelopeOf,
  PushReply,
  type PushResult,
} from '../../src/contract/sync/envelope.ts'
import { FetchReply } from '../../src/contract/sync/fetch.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { erasureText, type HeadquartersErasure } from '../../src/domain/outbox/erasure.ts'
import { envelope, joinCounter, push, send, signedHeaders, type TestCounter } from './counter.ts'
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

const next = (from = counter) => envelope(from, ++sequence)
const results = async (envelopes: unknown[], from = counter): Promise<PushResult[]> =>
  PushReply.parse((await push(hq, from, envelopes)).json()).results
const one = async (sent: unknown, from = counter) => (await results([sent], from))[0] as PushResult
const outside = (from = counter) => {
  const { id, deviceId, occurredAt, version } = next(from)
  return { id, deviceId, occurredAt, version, sequence }
}
const cancellation = ({ body }: EnrolmentEnvelope, from = counter): EnvelopeOf<'cancellation'> => ({
  ...outside(from),
  kind: 'cancellation',
  body: { memberId: body.memberId, cardNumber: body.cardNumber, cancelledBy: '2001' },
})
const voidOf = ({ id, deviceId, sequence, body }: EnrolmentEnvelope): EnvelopeOf<'void'> => ({
  version: 1,
  id,
  deviceId,
  sequence,
  occurredAt: new Date().toISOString(),
  kind: 'void',
  body: { memberId: body.memberId },
})
function erasure(memberId: string, signer = counter): EnvelopeOf<'erasure'> {
  const { deviceId } = counter.joined
  const erasedAt = new Date().toISOString()
  const said = {
    kind: 'erasure-statement',
    version: 1,
    deviceId,
    memberId,
    erasedAt,
    scope: 'store',
  } as const
  const signature = sign(null, Buffer.from(erasureText(said)), signer.privateKey).toString('base64url')
  return { ...outside(), kind: 'erasure', body: { memberId, statement: { ...said, signature } } }
}
type Table =
  | 'members'
  | 'consents'
  | 'cancelled_members'
  | 'erasure_statements'
  | 'envelopes'
  | 'member_fetches'
const rows = (table: Table, key: string, value: string) =>
  hq.services.db
    .selectFrom(table)
    .selectAll()
    .where(key as never, '=', value as never)
    .execute()
const left = async ({ body }: EnrolmentEnvelope) => [
  (await rows('members', 'id', body.memberId)).length,
  (await rows('consents', 'member_id', body.memberId)).length,
  (await rows('cancelled_members', 'id', body.memberId)).length,
]
const refusalOf = (result: PushResult) => (result.outcome === 'refused' ? result : null)
function isSignedByHeadquarters(said: HeadquartersErasure | undefined): boolean {
  const key = createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', x: counter.joined.receiptKey.publicKey },
  })
  return said
    ? verify(null, Buffer.from(erasureText(said)), key, Buffer.from(said.signature, 'base64url'))
    : false
}

describe('a cancellation at headquarters', () => {
  it('[ERA7] erases member and consents, keeps a tombstone, and is answered by a receipt', async () => {
    const [leaver, twin] = [next(), next()]
    await results([leaver, twin])
    const sent = cancellation(leaver)
    expect(await one(sent)).toMatchObject({ outcome: 'stored', receipt: { envelopeId: sent.id } })
    expect(await left(leaver)).toEqual([0, 0, 1])
    expect(await left(twin)).toEqual([1, 2, 0])
    const [tombstone] = await rows('cancelled_members', 'id', leaver.body.memberId)
    expect(tombstone).toMatchObject({ card_number: leaver.body.cardNumber, cancelled_by: '2001' })
    expect(JSON.stringify(tombstone)).not.toMatch(/Nguyễn|0011990|8491234|mau@/)
    expect(await push(hq, counter, [sent]).then(reply => reply.body)).toContain(sent.id)
    expect(await left(leaver)).toEqual([0, 0, 1])
  })

  it('[ERA7] in one batch with its enrolment leaves nothing but the tombstone', async () => {
    const leaver = next()
    const outcomes = await results([leaver, cancellation(leaver)])
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stored', 'stored'])
    expect(await left(leaver)).toEqual([0, 0, 1])
  })

  it('[ERA7] of a card that is not the member’s, or of another store’s, erases nothing', async () => {
    const [leaver, other] = [next(), next()]
    await results([leaver, other])
    const wrong = cancellation({ ...leaver, body: { ...leaver.body, cardNumber: other.body.cardNumber } })
    expect(await one(wrong)).toMatchObject({ outcome: 'refused', reason: 'id-reused' })
    expect(await one(cancellation(leaver, stranger), stranger)).toMatchObject({ reason: 'malformed' })
    expect(await left(leaver)).toEqual([1, 2, 0])
  })

  it('[ERA6] is for good: the enrolment again, late or under another id, is refused with proof', async () => {
    const leaver = next()
    await one(leaver)
    await one(cancellation(leaver))
    const late = next()
    await one(cancellation(late))
    const again = { ...next(), body: leaver.body }
    for (const sent of [leaver, again, late]) {
      const refused = refusalOf(await one(sent))
      expect(refused).toMatchObject({ reason: 'cancelled', erasure: { memberId: sent.body.memberId } })
      expect(isSignedByHeadquarters(refused?.erasure)).toBe(true)
      expect(await left(sent)).toEqual([0, 0, 1])
    }
    const batch = await results([next(), leaver, next()])
    expect(batch.map(({ outcome }) => outcome)).toEqual(['stored', 'refused', 'stored'])
  })

  it('[ERA7] and enrolments that race it leave no member beside a tombstone', async () => {
    for (let round = 0; round < 12; round += 1) {
      const leaver = next()
      const others = Array.from({ length: 4 }, () => next())
      await Promise.all([
        push(hq, counter, [leaver, ...others]),
        push(hq, counter, [cancellation(leaver)]),
        push(hq, counter, [{ ...next(), body: leaver.body }]),
      ])
      expect(await left(leaver)).toEqual([0, 0, 1])
    }
  })
})

describe('a void in the place of an enrolment', () => {
  it('[ERA4] takes its number where it never arrived, and nothing can be stored there any more', async () => {
    const never = next()
    const stored = await one(voidOf(never))
    expect(stored).toMatchObject({ outcome: 'stored', receipt: { sequence: never.sequence } })
    expect(await one(never)).toMatchObject({ outcome: 'refused', reason: 'cancelled' })
    expect(await left(never)).toEqual([0, 0, 0])
    const [held] = await rows('envelopes', 'id', never.id)
    expect(held).toMatchObject({ kind: 'void', sequence: never.sequence })
  })

  it('[ERA4] is answered with the enrolment’s own receipt where that had arrived', async () => {
    const arrived = next()
    const first = await one(arrived)
    expect(await one(voidOf(arrived))).toEqual(first)
    const other = { ...voidOf(arrived), body: { memberId: randomUUID() } }
    expect(await one(other)).toMatchObject({ outcome: 'refused', reason: 'id-reused' })
    expect(await left(arrived)).toEqual([1, 2, 0])
  })
})

describe('a device’s statement that it has erased a member', () => {
  it('[ERA8] is kept as it was signed', async () => {
    const memberId = randomUUID()
    const sent = erasure(memberId)
    expect(await one(sent)).toMatchObject({ outcome: 'stored' })
    const [kept] = await rows('erasure_statements', 'member_id', memberId)
    expect(JSON.parse((kept as { statement: string }).statement)).toEqual(sent.body.statement)
  })

  it('[ERA8] is refused when another key signed it, or it is about another member', async () => {
    const memberId = randomUUID()
    const forged = erasure(memberId, stranger)
    const about = erasure(randomUUID())
    for (const sent of [forged, { ...about, body: { ...about.body, memberId } }])
      expect(await one(sent)).toMatchObject({ outcome: 'refused', detail: 'body.statement' })
    expect(await rows('erasure_statements', 'member_id', memberId)).toEqual([])
  })
})

describe('fetching a member back', () => {
  const ask = (body: object, from = counter) => {
    const payload = JSON.stringify(body)
    const headers = signedHeaders(from, payload, { signedPath: paths.fetchMember })
    return hq.app.inject({ method: 'POST', url: paths.fetchMember, headers, payload })
  }
  const asked = (memberId: string) => ({ memberId, purpose: 'service', staffNumber: '1001' })
  const fetched = async (memberId: string, from = counter) =>
    FetchReply.parse((await ask(asked(memberId), from)).json())

  it('[RET6] gives the member as it was enrolled, and writes down who asked and what for', async () => {
    const sent = next()
    await one(sent)
    const { memberId } = sent.body
    const purposes = [...sent.body.consent.purposes].sort()
    expect(await fetched(memberId)).toEqual({
      outcome: 'found',
      member: { ...sent.body, consent: { ...sent.body.consent, purposes } },
      enrolledAt: sent.occurredAt,
    })
    expect(await rows('member_fetches', 'member_id', memberId)).toMatchObject([
      { device_id: counter.joined.deviceId, staff_number: '1001', purpose: 'service', outcome: 'found' },
    ])
  })

  it('[RET6] gives no other store’s member and none who left, and writes that down too', async () => {
    const [sent, leaver] = [next(), next()]
    await results([sent, leaver, cancellation(leaver)])
    expect(await fetched(sent.body.memberId, stranger)).toEqual({ outcome: 'unknown' })
    const gone = await fetched(leaver.body.memberId)
    expect(gone.outcome === 'cancelled' && isSignedByHeadquarters(gone.erasure)).toBe(true)
    const kept = await rows('member_fetches', 'member_id', leaver.body.memberId)
    expect(kept).toMatchObject([{ outcome: 'cancelled' }])
    expect(await rows('member_fetches', 'member_id', sent.body.memberId)).toMatchObject([
      { store_code: '002', outcome: 'unknown' },
    ])
  })

  it('[RET6] needs a signature and a purpose', async () => {
    const body = asked(randomUUID())
    expect((await hq.app.inject({ method: 'POST', url: paths.fetchMember, payload: body })).statusCode).toBe(
      401,
    )
    expect((await ask({ ...body, purpose: 'curiosity' })).statusCode).toBe(400)
  })

  it('leaves no fact in the log', () => {
    expect(hq.logged()).toContain(paths.fetchMember)
    expect(hq.logged()).not.toMatch(/Nguyễn|001199000123|84912345678|mau@example|1999-01-15|phố Mẫu/)
  })
})

describe('a counter that was offline for 366 days', () => {
  it('[ERA6] [COR5] brings nobody back who left meanwhile, neither by what it had enrolled nor by what it says of them', async () => {
    const absent = await joinCounter(hq, '001')
    const [known, unsent] = [next(absent), next(absent)]
    await one(known, absent)
    await one(cancellation(known))
    await one(cancellation(unsent))
    hq.pass(366 * 86_400)
    const { memberId, cardNumber, facts } = known.body
    const correction = {
      ...{ ...outside(absent), version: 2, kind: 'correction' },
      body: {
        ...{
          correctionId: randomUUID(),
          memberId,
          cardNumber,
          reason: 'x',
          proposedBy: '1001',
          approval: null,
        },
        changes: [{ fact: 'email', from: facts.email, to: null }],
      },
    }
    const again = { ...next(absent), body: known.body }
    const sent = [known, unsent, correction, again, cancellation(known, absent)]
    const created = Math.floor(hq.services.clock().getTime() / 1000)
    const reply = await send(hq, absent, JSON.stringify({ envelopes: sent }), { created })
    const answers = PushReply.parse(reply.json()).results
    expect(answers.map(answer => refusalOf(answer)?.reason ?? 'stored')).toEqual([
      ...['cancelled', 'cancelled', 'stored', 'cancelled', 'stored'],
    ])
    for (const answer of answers.slice(0, 2))
      expect(isSignedByHeadquarters(refusalOf(answer)?.erasure)).toBe(true)
    expect([await left(known), await left(unsent)]).toEqual([
      [0, 0, 1],
      [0, 0, 1],
    ])
  })
})
