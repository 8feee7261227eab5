import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { paths } from '../../src/contract/sync/join.ts'
import { Revocation, revocationText } from '../../src/contract/sync/revocation.ts'
import { cutOffDevice } from '../../src/hq/managing/devices.ts'
import { verifySignature as isSigned } from '../../src/sync/deviceKey.ts'
import { ask, envelope, joinCounter, keyPair, send, signedHeaders, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

describe('only a counter in good standing is heard', () => {
  let hq: TestHeadquarters
  let counter: TestCounter
  let sequence = 0
  const body = () => JSON.stringify({ envelopes: [envelope(counter, ++sequence)] })
  const seconds = () => Math.floor(Date.now() / 1000)
  beforeAll(async () => {
    hq = await startTestHeadquarters()
    await hq.addStore('001')
    counter = await joinCounter(hq, '001')
  })
  afterAll(() => hq.stop())

  it('takes a request that it signed', async () => {
    expect((await send(hq, counter, body())).statusCode).toBe(200)
  })

  it('refuses a request without a signature', async () => {
    const reply = await hq.app.inject({ method: 'POST', url: paths.envelopes, payload: { envelopes: [{}] } })
    expect(reply.statusCode).toBe(401)
    expect(reply.json()).toMatchObject({ type: 'signature-malformed' })
  })

  it('refuses a request that was heard before, also when both arrive at once', async () => {
    const tampering = { nonce: 'a-nonce-used-twice' }
    const sent = body()
    const replies = await Promise.all([1, 2, 3].map(() => send(hq, counter, sent, tampering)))
    expect(replies.map(reply => reply.statusCode).sort()).toEqual([200, 401, 401])
    expect((await send(hq, counter, sent, tampering)).json()).toMatchObject({ type: 'nonce-reused' })
  })

  it('lets two counters use one nonce', async () => {
    const other = await joinCounter(hq, '001')
    const tampering = { nonce: 'a-nonce-of-both-of-them' }
    expect((await send(hq, counter, body(), tampering)).statusCode).toBe(200)
    const theirs = JSON.stringify({ envelopes: [envelope(other, 1)] })
    expect((await send(hq, other, theirs, tampering)).statusCode).toBe(200)
  })

  it('refuses a body that was altered on its way', async () => {
    const reply = await send(hq, counter, body(), { signedBody: body() })
    expect(reply.statusCode).toBe(401)
    expect(reply.json()).toMatchObject({ type: 'digest-mismatch' })
  })

  it('refuses a request that was signed for another path', async () => {
    const reply = await send(hq, counter, body(), { signedPath: '/v1/other' })
    expect(reply.json()).toMatchObject({ type: 'signature-invalid' })
  })

  it.each([
    ['content-digest', 'é'.repeat(54)],
    ['signature', `harmoor=:${'='.repeat(88)}:`],
    ['signature', `harmoor=:${'A'.repeat(87)}=:`],
    ['signature-input', 'harmoor=("@method")'],
  ])('refuses a %s of another form: %s', async (name, value) => {
    const sent = body()
    const headers = { ...signedHeaders(counter, sent), [name]: value }
    const reply = await hq.app.inject({ method: 'POST', url: paths.envelopes, headers, payload: sent })
    expect(reply.statusCode).toBe(401)
  })

  it('refuses a query, which no signature covers', async () => {
    const sent = body()
    const headers = signedHeaders(counter, sent)
    const reply = await hq.app.inject({
      method: 'POST',
      url: `${paths.envelopes}?a=1`,
      headers,
      payload: sent,
    })
    expect(reply.json()).toMatchObject({ type: 'signature-malformed' })
  })

  it('refuses another key', async () => {
    const reply = await send(hq, counter, body(), { privateKey: keyPair().privateKey })
    expect(reply.statusCode).toBe(401)
    expect(reply.json()).toMatchObject({ type: 'signature-invalid' })
  })

  it('refuses a device that never joined', async () => {
    const reply = await send(hq, counter, body(), { deviceId: randomUUID() })
    expect(reply.json()).toMatchObject({ type: 'device-unknown' })
    const nonsense = await send(hq, counter, body(), { deviceId: 'x' })
    expect(nonsense.json()).toMatchObject({ type: 'signature-malformed' })
  })

  it('tells a counter whose clock is off what time it is, and hears it when it signs with that', async () => {
    const sent = body()
    for (const skew of [-400, 400]) {
      const reply = await send(hq, counter, sent, { created: seconds() + skew })
      expect(reply.statusCode).toBe(401)
      expect(reply.json()).toMatchObject({ type: 'clock-skew' })
      const told = Math.floor(Date.parse(String(reply.headers.date)) / 1000)
      expect((await send(hq, counter, sent, { created: told })).statusCode).toBe(200)
    }
  })

  it('bears a clock that is off by less than five minutes', async () => {
    for (const skew of [-280, 280]) {
      expect((await send(hq, counter, body(), { created: seconds() + skew })).statusCode).toBe(200)
    }
  })

  it('forgets nonces whose signatures would be too old anyway', async () => {
    const { db } = hq.services
    /** Those of signatures that are too old by now. */
    const old = async () =>
      (
        await db
          .selectFrom('nonces')
          .select('nonce')
          .where('device_id', '=', counter.joined.deviceId)
          .where('expires_at', '<', hq.services.clock())
          .execute()
      ).length
    hq.pass(1000)
    onTestFinished(() => hq.pass(-1000))
    expect(await old()).toBeGreaterThan(3)
    // Now and then, since it is a statement of its own: surely within this many.
    for (let sent = 0; sent < 500 && (await old()) > 0; sent++)
      expect((await send(hq, counter, body(), { created: seconds() + 1000 })).statusCode).toBe(200)
    expect(await old()).toBe(0)
  })

  it('[REV1] gives a revoked device nothing, and [REV2] takes what it still holds', async () => {
    const lost = await joinCounter(hq, '001')
    await cutOffDevice(hq.services, lost.joined.deviceId, 'test')
    const requests = { feed: paths.feed, facts: paths.fetchMember, current: paths.currentMembers }
    for (const path of [...Object.values(requests), paths.rejoin, paths.checkpoints, paths.duplicates]) {
      const reply = await ask(hq, lost, path, {})
      expect(reply.statusCode).toBe(403)
      expect(reply.json()).toMatchObject({ type: 'device-revoked' })
    }
    const reply = await send(hq, lost, JSON.stringify({ envelopes: [envelope(lost, 1)] }))
    expect(reply.json()).toMatchObject({ results: [{ outcome: 'stored' }] })
  })

  it('[REV7] tells a revoked device so with its signature, good for that request and no other', async () => {
    const lost = await joinCounter(hq, '001')
    await cutOffDevice(hq.services, lost.joined.deviceId, 'test')
    const told = async (nonce: string) => {
      const headers = signedHeaders(lost, '{}', { signedPath: paths.feed, nonce })
      const reply = await hq.app.inject({ method: 'POST', url: paths.feed, headers, payload: '{}' })
      return Revocation.parse(reply.json().revocation)
    }
    const said = await told('the-nonce-of-a-request')
    const { deviceId, receiptKey } = lost.joined
    expect(said).toMatchObject({ deviceId, nonce: 'the-nonce-of-a-request', keyId: receiptKey.keyId })
    expect(isSigned(receiptKey.publicKey, revocationText(said), said.signature)).toBe(true)
    const { signature } = await told('the-nonce-of-another-request')
    expect(isSigned(receiptKey.publicKey, revocationText(said), signature)).toBe(false)
  })

  it('tells a stranger nothing of whether a device was revoked', async () => {
    const lost = await joinCounter(hq, '001')
    await cutOffDevice(hq.services, lost.joined.deviceId, 'test')
    const { privateKey } = keyPair()
    const headers = signedHeaders(lost, '{}', { signedPath: paths.feed, privateKey })
    const reply = await hq.app.inject({ method: 'POST', url: paths.feed, headers, payload: '{}' })
    expect(reply.json()).toMatchObject({ type: 'signature-invalid' })
    expect(reply.json()).not.toHaveProperty('revocation')
  })

  it('keeps by how much a clock was off that was in the way', async () => {
    await send(hq, counter, body(), { created: seconds() + 86_400 })
    const device = await hq.services.db
      .selectFrom('devices')
      .select('clock_skew_ms')
      .where('id', '=', counter.joined.deviceId)
      .executeTakeFirstOrThrow()
    expect(Math.abs(Number(device.clock_skew_ms) - 86_400_000)).toBeLessThan(60_000)
  })

  it('does not let a stranger spend a device’s nonces', async () => {
    const nonce = 'a-nonce-somebody-wants'
    await send(hq, counter, body(), { nonce, privateKey: keyPair().privateKey })
    expect((await send(hq, counter, body(), { nonce })).statusCode).toBe(200)
  })
})
