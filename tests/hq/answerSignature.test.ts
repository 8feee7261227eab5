import { createHash, createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerBase, parseAnswerSignature } from '../../src/contract/sync/answerSignature.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { contentDigest } from '../../src/contract/sync/signature.ts'
import { revokeDevice } from '../../src/hq/repositories/devices.ts'
import { ask, askToJoin, envelope, joinCounter, keyPair, signedHeaders, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
let counter: TestCounter
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  counter = await joinCounter(hq, '001')
})
afterAll(() => hq.stop())

interface Told {
  statusCode: number
  headers: Record<string, unknown>
  body: string
}

/** Whether headquarters' receipt key signed that, with this status and body, to the request of that signature. */
function isSignedTo(requestSignature: string, { statusCode, headers, body }: Told): boolean {
  const given = parseAnswerSignature(String(headers['signature-input']), String(headers.signature))
  if (!given) return false
  const digest = contentDigest(createHash('sha256').update(body).digest('base64'))
  expect([headers['unencoded-digest'], given.keyId]).toEqual([digest, counter.joined.receiptKey.keyId])
  const base = answerBase({ status: statusCode, digest, requestSignature }, given)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: counter.joined.receiptKey.publicKey }
  const key = createPublicKey({ format: 'jwk', key: jwk })
  return verify(null, Buffer.from(base), key, Buffer.from(given.signature, 'base64'))
}

const feed = JSON.stringify({ protocol: 2, after: 0, counter: { waiting: 0, refused: 0, appVersion: '1' } })
const post = (url: string, payload: string, headers: Record<string, string>) =>
  hq.app.inject({ method: 'POST', url, headers, payload })

describe('[SYN19] headquarters’ answer to what a device signed', () => {
  it('is signed to that very request, with its status and its body', async () => {
    const [headers, others] = [1, 2].map(() => signedHeaders(counter, feed, { signedPath: paths.feed }))
    if (!headers || !others) throw new Error('unreachable')
    const reply = await post(paths.feed, feed, headers)
    expect(reply.statusCode).toBe(200)
    expect(isSignedTo(headers.signature, reply)).toBe(true)
    expect(isSignedTo(others.signature, reply)).toBe(false)
    expect(isSignedTo(headers.signature, { ...reply, statusCode: 201, headers: reply.headers })).toBe(false)
  })

  it('is signed for what it says before it is packed', async () => {
    const envelopes = Array.from({ length: 10 }, (_, at) => envelope(counter, at + 1))
    const body = JSON.stringify({ envelopes })
    const headers = { ...signedHeaders(counter, body), 'accept-encoding': 'gzip' }
    const packed = await post(paths.envelopes, body, headers)
    expect(packed.headers['content-encoding']).toBe('gzip')
    const text = new Response(
      new Blob([new Uint8Array(packed.rawPayload)]).stream().pipeThrough(new DecompressionStream('gzip')),
    )
    const told = { statusCode: packed.statusCode, headers: packed.headers, body: await text.text() }
    expect(isSignedTo(headers.signature, told)).toBe(true)
  })

  it('is signed too where it refuses, once it is known who asked', async () => {
    const headers = signedHeaders(counter, feed, { signedPath: paths.feed })
    await post(paths.feed, feed, headers)
    const again = await post(paths.feed, feed, headers)
    expect(again.json()).toMatchObject({ type: 'nonce-reused' })
    expect(isSignedTo(headers.signature, again)).toBe(true)
    const early = signedHeaders(counter, feed, { signedPath: paths.feed, created: 1 })
    const skewed = await post(paths.feed, feed, early)
    expect(skewed.json()).toMatchObject({ type: 'clock-skew' })
    expect(isSignedTo(early.signature, skewed)).toBe(true)
    const lost = await joinCounter(hq, '001')
    await revokeDevice(hq.services.db, lost.joined.deviceId, new Date())
    const revoked = await ask(hq, lost, paths.feed, JSON.parse(feed))
    expect(revoked.headers).toHaveProperty('signature-input')
  })

  it('is not signed for who cannot sign the request', async () => {
    const forged = signedHeaders(counter, feed, { signedPath: paths.feed, ...keyPair() })
    const replies = [
      await post(paths.feed, feed, forged),
      await post(paths.feed, `${feed} `, signedHeaders(counter, feed, { signedPath: paths.feed })),
      await askToJoin(hq, await hq.code('001'), keyPair().publicKey),
      await hq.app.inject({ method: 'GET', url: paths.health, headers: { signature: forged.signature } }),
    ]
    for (const { headers } of replies) expect(headers).not.toHaveProperty('signature')
  })
})
