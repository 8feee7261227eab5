import { createHash, createPublicKey, type KeyObject, randomUUID, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  CheckpointReply,
  type CheckpointResult,
  type Countersignature,
  countersignatureText,
} from '../../src/contract/sync/checkpoint.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { GENESIS } from '../../src/domain/audit/chain.ts'
import {
  type Checkpoint,
  checkpointText,
  type SignedCheckpoint,
  signedCheckpointText,
} from '../../src/domain/audit/checkpoint.ts'
import { verifyHeldCheckpoints } from '../../src/hq/checkpoints/verifyHeld.ts'
import { forksOf } from '../../src/hq/repositories/checkpoints.ts'
import { joinCounter, keyPair, signedHeaders, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
let counter: TestCounter
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
}, 60_000)
afterAll(() => hq.stop())
beforeEach(async () => {
  counter = await joinCounter(hq, '001')
})

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
/** Entries `from` to `to` of the counter's log; `other` makes them those of another log of the same counter. */
function checkpoint(
  from: number,
  to: number,
  other = '',
  change: Partial<Checkpoint> = {},
  key: KeyObject = counter.privateKey,
): SignedCheckpoint {
  const entry = (n: number) => hash(`${counter.joined.deviceId} ${n} ${other}`)
  const unsigned: Checkpoint = {
    kind: 'checkpoint',
    version: 1,
    deviceId: counter.joined.deviceId,
    sequence: to,
    previous: from === 1 ? GENESIS : hash(`${counter.joined.deviceId} ${from - 1} `),
    hashes: Array.from({ length: to - from + 1 }, (_, n) => entry(from + n)),
    at: '2026-11-22T08:00:00.000Z',
    ...change,
  }
  return {
    ...unsigned,
    signature: sign(null, Buffer.from(checkpointText(unsigned)), key).toString('base64url'),
  }
}
const post = (body: string) =>
  hq.app.inject({
    method: 'POST',
    url: paths.checkpoints,
    headers: signedHeaders(counter, body, { signedPath: paths.checkpoints }),
    payload: body,
  })
async function send(...checkpoints: unknown[]): Promise<CheckpointReply> {
  const reply = await post(JSON.stringify({ checkpoints }))
  expect(reply.statusCode).toBe(200)
  return CheckpointReply.parse(reply.json())
}
const one = async (sent: unknown) => (await send(sent)).results[0] as CheckpointResult
const refusal = (reason: string, forkedAt: number | null = null) => ({ outcome: 'refused', reason, forkedAt })
const forks = () => forksOf(hq.services.db, { storeCode: '001', id: counter.joined.deviceId })

describe('a checkpoint that extends the log that is held', () => {
  it('[AUD7] is countersigned, with the device’s key, by headquarters’ key', async () => {
    const sent = checkpoint(1, 4)
    const { results, held } = await send(sent, checkpoint(5, 9))
    const said = results.map(result => (result.outcome === 'countersigned' ? result.countersignature : null))
    expect(held).toEqual({ checkpoint: checkpoint(5, 9), countersignature: said[1] })
    const { keyId, publicKey } = counter.joined.receiptKey
    expect(said[0]).toMatchObject({
      deviceId: counter.joined.deviceId,
      publicKey: counter.publicKey,
      sequence: 4,
      checkpointHash: hash(signedCheckpointText(sent)),
      keyId,
    })
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: publicKey } })
    const verifies = (one: Countersignature) =>
      verify(null, Buffer.from(countersignatureText(one)), key, Buffer.from(one.signature, 'base64url'))
    for (const one of said) expect(one && verifies(one)).toBe(true)
    expect(said[0] && verifies({ ...said[0], sequence: 5 })).toBe(false)
  })

  it('gets the very same countersignature when it is sent again later', async () => {
    const first = await one(checkpoint(1, 4))
    await one(checkpoint(5, 6))
    hq.pass(5)
    expect(await one(checkpoint(1, 4))).toEqual(first)
  })

  it('is held once when eight identical ones arrive at once', async () => {
    const sent = [checkpoint(1, 4), checkpoint(5, 6)]
    const replies = await Promise.all(Array.from({ length: 8 }, () => send(...sent)))
    for (const reply of replies) expect(reply).toEqual(replies[0])
    expect(replies[0]?.held?.checkpoint.sequence).toBe(6)
  })

  it('is the only one of two different ones that arrive at once', async () => {
    const replies = await Promise.all([one(checkpoint(1, 4)), one(checkpoint(1, 4, 'other'))])
    expect(replies.map(reply => reply.outcome).sort()).toEqual(['countersigned', 'refused'])
    expect(await forks()).toHaveLength(1)
  })
})

describe('[AUD6] headquarters does not countersign', () => {
  beforeEach(async () => {
    await send(checkpoint(1, 4), checkpoint(5, 9))
  })

  it('another entry under a number that it holds: a fork, kept as evidence once', async () => {
    const forked = [
      [checkpoint(1, 4, 'other'), 1],
      [checkpoint(7, 12, 'other'), 7],
      [checkpoint(9, 9, 'other'), 9],
      [checkpoint(10, 12, '', { previous: hash('other') }), 9],
    ] as const
    for (const [sent, forkedAt] of forked) {
      expect(await one(sent)).toEqual(refusal('forked', forkedAt))
      expect(await one(sent)).toEqual(refusal('forked', forkedAt))
    }
    const kept = await forks()
    expect(kept.map(({ forkedAt }) => forkedAt)).toEqual([1, 7, 9, 9])
    expect(kept.map(fork => fork.checkpoint)).toEqual(forked.map(([sent]) => signedCheckpointText(sent)))
    expect((await send()).held?.checkpoint).toEqual(checkpoint(5, 9))
  })

  it('what leaves out entries, or says again only what it holds', async () => {
    expect(await one(checkpoint(11, 12))).toEqual(refusal('gap'))
    expect(await one(checkpoint(3, 7))).toEqual(refusal('overlaps'))
    expect(await one(checkpoint(9, 12))).toEqual(refusal('overlaps'))
    expect(await one(checkpoint(1, 4, '', { at: '2026-11-22T08:00:01.000Z' }))).toEqual(refusal('overlaps'))
    expect(await forks()).toEqual([])
  })

  it('what another key signed, or that is another counter’s', async () => {
    expect(await one(checkpoint(10, 12, '', {}, keyPair().privateKey))).toEqual(refusal('signature-invalid'))
    expect(await one({ ...checkpoint(10, 12), at: '2026-11-22T08:00:01.000Z' })).toEqual(
      refusal('signature-invalid'),
    )
    expect(await one(checkpoint(10, 12, '', { deviceId: randomUUID() }))).toEqual(refusal('wrong-device'))
  })

  it('what is no checkpoint', async () => {
    const malformed = [
      null,
      'checkpoint',
      { ...checkpoint(10, 12), more: 1 },
      checkpoint(10, 12, '', { hashes: [] }),
      checkpoint(10, 12, '', { hashes: Array(257).fill(GENESIS) }),
      checkpoint(10, 12, '', { sequence: 2 }),
      checkpoint(1, 3, '', { previous: hash('x') }),
    ]
    for (const sent of malformed) expect(await one(sent)).toEqual(refusal('malformed'))
  })

  it('anything after one that it refused', async () => {
    const { results, held } = await send(checkpoint(10, 10), checkpoint(12, 12), checkpoint(11, 11))
    expect(results.map(({ outcome }) => outcome)).toEqual(['countersigned', 'refused'])
    expect(held?.checkpoint.sequence).toBe(10)
  })

  it('anything that another counter of the store holds in its place', async () => {
    const first = counter
    counter = await joinCounter(hq, '001')
    expect((await send()).held).toBeNull()
    expect(await one(checkpoint(1, 2))).toMatchObject({ outcome: 'countersigned' })
    counter = first
    expect((await send()).held?.checkpoint.sequence).toBe(9)
  })
})

it('whatever a counter sends as checkpoints is answered, and never by a fault of headquarters’ own', async () => {
  const honest = checkpoint(1, 3)
  const members = fc.constantFrom(...Object.keys(honest))
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.tuple(members, fc.jsonValue()).map(([name, value]) => ({ ...honest, [name]: value })),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(odd, { maxLength: 3 }), async checkpoints => {
      const reply = await post(JSON.stringify({ checkpoints }))
      expect(reply.statusCode).toBe(200)
    }),
    { numRuns: 100 },
  )
  for (const body of [
    '',
    'x',
    '[]',
    '{}',
    '{"checkpoints":1}',
    JSON.stringify({ checkpoints: Array(17).fill(honest) }),
  ])
    expect((await post(body)).statusCode).toBe(400)
  const unsigned = await hq.app.inject({
    method: 'POST',
    url: paths.checkpoints,
    payload: { checkpoints: [] },
  })
  expect(unsigned.statusCode).toBe(401)
})

it('what is held of a device verifies, and shows where somebody altered it', async () => {
  await send(checkpoint(1, 4), checkpoint(5, 9))
  const { deviceId } = counter.joined
  const verdict = async () => (await verifyHeldCheckpoints(hq.services)).faultyDevices.includes(deviceId)
  expect(await verdict()).toBe(false)
  const held = hq.services.db.selectFrom('checkpoints').where('device_id', '=', deviceId)
  const [first] = await held.select('checkpoint').orderBy('sequence').execute()
  const altered = JSON.stringify({ ...JSON.parse(first?.checkpoint ?? ''), at: '2026-11-22T09:00:00.000Z' })
  const rows = hq.services.db.updateTable('checkpoints').where('device_id', '=', deviceId)
  await rows.set({ checkpoint: altered }).where('sequence', '=', 4).execute()
  expect(await verdict()).toBe(true)
  await rows
    .set({ checkpoint: first?.checkpoint ?? '' })
    .where('sequence', '=', 4)
    .execute()
  expect(await verdict()).toBe(false)
  await hq.services.db
    .deleteFrom('checkpoints')
    .where('device_id', '=', deviceId)
    .where('sequence', '=', 4)
    .execute()
  expect(await verdict()).toBe(true)
})
