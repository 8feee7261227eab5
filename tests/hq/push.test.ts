import { createHash, createPublicKey, randomUUID, verify } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type EnrolmentEnvelope,
  PushReply,
  type PushResult,
  type Receipt,
} from '../../src/contract/sync/envelope.ts'
import { envelopeText, receiptPayload } from '../../src/contract/sync/receipt.ts'
import { cardNumber } from '../../src/domain/member/cardNumber.ts'
import { envelope, joinCounter, push, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
let counter: TestCounter
let sequence = 0
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  counter = await joinCounter(hq, '001')
})
afterAll(() => hq.stop())
beforeEach(() => {
  sequence += 100
})

const next = () => envelope(counter, ++sequence)
async function results(envelopes: unknown[]): Promise<PushResult[]> {
  const reply = await push(hq, counter, envelopes)
  expect(reply.statusCode).toBe(200)
  return PushReply.parse(reply.json()).results
}
const one = async (sent: unknown) => (await results([sent]))[0] as PushResult
function receiptIn(result: PushResult | undefined): Receipt {
  if (result?.outcome !== 'stored') throw new Error(`not stored: ${JSON.stringify(result)}`)
  return result.receipt
}
const count = async (table: 'members' | 'envelopes' | 'consents' | 'receipts', key: string, value: string) =>
  Number(
    (
      await hq.services.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll().as('n'))
        .where(key as never, '=', value as never)
        .executeTakeFirstOrThrow()
    ).n,
  )

describe('what a counter hands over', () => {
  it('is stored with its eight facts, one consent per purpose, and a receipt', async () => {
    const sent = next()
    await one(sent)
    const { memberId, facts } = sent.body
    const member = await hq.services.db
      .selectFrom('members')
      .selectAll()
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow()
    expect(member).toMatchObject({
      number: facts.number,
      full_name: facts.fullName,
      date_of_birth: '1999-01-15',
      address: facts.address,
      phone: facts.phone,
      email: facts.email,
      card_number: sent.body.cardNumber,
    })
    expect(await count('consents', 'member_id', memberId)).toBe(2)
    expect(await count('receipts', 'envelope_id', sent.id)).toBe(1)
  })

  it('is stored to the letter, whatever is in it, alone and with others', async () => {
    const address = `Số 1 "ngõ" \\ 'x' {a: [1]}, $1 %s ; -- 😀 ` + 'nhà của Đặng'
    const sent = [next(), next()].map(given => ({
      ...given,
      body: { ...given.body, facts: { ...given.body.facts, address, email: null } },
    }))
    await results(sent)
    await one({
      ...next(),
      body: { ...next().body, facts: { ...sent[0]?.body.facts, phone: '+84925186879' } },
    })
    const kept = await hq.services.db
      .selectFrom('members')
      .select(['address', 'email'])
      .where('address', 'like', 'Số 1 "ngõ"%')
      .execute()
    expect(kept).toEqual(Array.from({ length: 3 }, () => ({ address, email: null })))
  })

  it('is answered by a receipt that the counter can verify with the key it got at joining', async () => {
    const sent = next()
    const receipt = receiptIn(await one(sent))
    const { keyId, publicKey } = counter.joined.receiptKey
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: publicKey } })
    const verifies = (said: Receipt) =>
      verify(null, Buffer.from(receiptPayload(said)), key, Buffer.from(said.signature, 'base64url'))
    expect(verifies(receipt)).toBe(true)
    expect(verifies({ ...receipt, sequence: receipt.sequence + 1 })).toBe(false)
    expect(receipt).toMatchObject({
      envelopeId: sent.id,
      deviceId: sent.deviceId,
      sequence: sent.sequence,
      keyId,
    })
    expect(receipt.envelopeHash).toBe(createHash('sha256').update(envelopeText(sent)).digest('hex'))
  })

  it('is hashed as it was sent, also where parsing makes it tidier', async () => {
    const sent = next()
    sent.body.facts.fullName = '  Nguyễn   Thị Mẫu '.normalize('NFD')
    const receipt = receiptIn(await one(sent))
    expect(receipt.envelopeHash).toBe(createHash('sha256').update(envelopeText(sent)).digest('hex'))
    const query = hq.services.db
      .selectFrom('members')
      .select('full_name')
      .where('id', '=', sent.body.memberId)
    expect((await query.executeTakeFirstOrThrow()).full_name).toBe('Nguyễn Thị Mẫu'.normalize('NFC'))
  })

  it('gets the very same receipt when it is sent again later', async () => {
    const sent = next()
    const first = await push(hq, counter, [sent])
    hq.pass(5)
    const again = await push(hq, counter, [sent])
    expect(again.body).toBe(first.body)
  })

  it('is stored once when eight identical pushes arrive at once', async () => {
    const sent = [next(), next(), next()]
    const replies = await Promise.all(Array.from({ length: 8 }, () => push(hq, counter, sent)))
    expect(replies.map(reply => reply.statusCode)).toEqual(Array(8).fill(200))
    expect(new Set(replies.map(reply => reply.body)).size).toBe(1)
    for (const { id, body } of sent) {
      expect(await count('envelopes', 'id', id)).toBe(1)
      expect(await count('members', 'id', body.memberId)).toBe(1)
      expect(await count('consents', 'member_id', body.memberId)).toBe(2)
    }
  })
})

describe('what headquarters will not hold', () => {
  const refusals: [string, string, (good: EnrolmentEnvelope) => Promise<unknown> | unknown][] = [
    [
      'an id used for something else',
      'id-reused',
      async good => ({ ...next(), id: await stored(good).then(e => e.id) }),
    ],
    [
      'a sequence used before',
      'sequence-reused',
      async good => ({ ...next(), sequence: await stored(good).then(e => e.sequence) }),
    ],
    [
      'a card number that another member has',
      'card-number-taken',
      async good => withBody(next(), { cardNumber: (await stored(good)).body.cardNumber }),
    ],
    [
      'a member that was enrolled before',
      'id-reused',
      async good => withBody(next(), { memberId: (await stored(good)).body.memberId }),
    ],
    ['another device’s envelope', 'wrong-device', good => ({ ...good, deviceId: randomUUID() })],
    [
      'a card number of another counter',
      'malformed',
      good => withBody(good, { cardNumber: cardNumber('002', 1, 7) }),
    ],
    ['a member without consent', 'malformed', good => withConsent(good, { purposes: ['contact'] })],
    ['a fact too many', 'malformed', good => withFacts(good, { portrait: 'data:' })],
    ['text that the database cannot hold', 'malformed', good => withFacts(good, { address: 'Số 1\u0000' })],
    ['half a character', 'malformed', good => withFacts(good, { address: 'Số 1 \ud83d' })],
    ['something that is no envelope', 'malformed', () => 'envelope'],
    ['nothing', 'malformed', () => null],
    ['a version to come', 'malformed', good => ({ ...good, version: 2 })],
  ]
  const withBody = (e: EnrolmentEnvelope, change: object) => ({ ...e, body: { ...e.body, ...change } })
  const withFacts = (e: EnrolmentEnvelope, change: object) =>
    withBody(e, { facts: { ...e.body.facts, ...change } })
  const withConsent = (e: EnrolmentEnvelope, change: object) =>
    withBody(e, { consent: { ...e.body.consent, ...change } })
  async function stored(good: EnrolmentEnvelope): Promise<EnrolmentEnvelope> {
    receiptIn(await one(good))
    return good
  }

  it.each(refusals)('is %s: %s', async (_what, reason, make) => {
    const bad = await make(next())
    const result = await one(bad)
    expect(result).toMatchObject({ outcome: 'refused', reason })
    const detail = result.outcome === 'refused' ? result.detail : ''
    expect(detail).not.toMatch(/Nguyễn|001199000123|84912345678|mau@/)
  })

  it('leaves nothing of itself behind', async () => {
    const good = next()
    await one(good)
    const bad = withBody(next(), { cardNumber: good.body.cardNumber }) as EnrolmentEnvelope
    await one(bad)
    expect(await count('envelopes', 'id', bad.id)).toBe(0)
    expect(await count('members', 'id', bad.body.memberId)).toBe(0)
    const mended = withBody(bad, { cardNumber: next().body.cardNumber })
    expect(await one(mended)).toMatchObject({ outcome: 'stored' })
  })

  it('does not stand in the way of the 49 others in its batch', async () => {
    const batch: unknown[] = Array.from({ length: 50 }, next)
    batch[17] = { ...(batch[17] as EnrolmentEnvelope), body: { poison: true } }
    const outcomes = (await results(batch)).map(result => result.outcome)
    expect(outcomes.filter(outcome => outcome === 'stored')).toHaveLength(49)
    expect(outcomes[17]).toBe('refused')
  })

  it('does not either where only the database can tell, such as a card number that is taken', async () => {
    const first = next()
    await one(first)
    const batch = Array.from({ length: 50 }, next)
    batch[31] = withBody(batch[31] as EnrolmentEnvelope, { cardNumber: first.body.cardNumber })
    const outcomes = await results(batch)
    expect(outcomes.filter(result => result.outcome === 'stored')).toHaveLength(49)
    expect(outcomes[31]).toMatchObject({ outcome: 'refused', reason: 'card-number-taken' })
  })

  it('is told apart from the same envelope twice in one batch, which has one receipt', async () => {
    const sent = next()
    const other = { ...next(), sequence: sent.sequence }
    const [first, again, third] = await results([sent, sent, other])
    expect(again).toEqual(first)
    expect(first).toMatchObject({ outcome: 'stored' })
    expect(third).toMatchObject({ outcome: 'refused', reason: 'sequence-reused' })
    expect(await count('members', 'id', sent.body.memberId)).toBe(1)
  })

  it('is named by the id it came with, in the order it came', async () => {
    const bad = { ...next(), kind: 'unheard-of' }
    const good = next()
    expect((await results([bad, good])).map(result => result.id)).toEqual([bad.id, good.id])
  })
})

it('keeps every fact about customers out of the log', async () => {
  await results([next(), { ...next(), body: 'Nguyễn Thị Mẫu' }])
  const log = hq.logged()
  expect(log).toContain('/v1/envelopes')
  expect(log).not.toMatch(/Nguyễn|001199000123|84912345678|mau@example|1999-01-15|phố Mẫu|127\.0\.0\.1/)
})
