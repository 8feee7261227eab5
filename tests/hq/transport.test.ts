import { rm, writeFile } from 'node:fs/promises'
import { get } from 'node:https'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { PushReply } from '../../src/contract/sync/envelope.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { startHeadquarters } from '../../src/hq/server.ts'
import { readSettings } from '../../src/hq/settings.ts'
import { makeCertificate } from './certificate.ts'
import { envelope, joinCounter, signedHeaders, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters, temporaryFolder } from './headquarters.ts'

describe('what is sent packed', () => {
  let hq: TestHeadquarters
  let counter: TestCounter
  let sequence = 0
  beforeAll(async () => {
    hq = await startTestHeadquarters()
    await hq.addStore('001')
    counter = await joinCounter(hq, '001')
  })
  afterAll(() => hq.stop())

  const batch = () =>
    JSON.stringify({ envelopes: Array.from({ length: 20 }, () => envelope(counter, ++sequence)) })
  /** @param signed what the digest is over, where it is not what travels. */
  const sendPacked = (body: Buffer, more: { signed?: string | Buffer; encoding?: string } = {}) =>
    hq.app.inject({
      method: 'POST',
      url: paths.envelopes,
      headers: {
        ...signedHeaders(counter, more.signed ?? body),
        'content-encoding': more.encoding ?? 'gzip',
        'accept-encoding': 'gzip',
      },
      payload: body,
    })

  it('[SYN16] is taken when the signature is over what travelled, and answered packed', async () => {
    const reply = await sendPacked(gzipSync(batch()))
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-encoding']).toBe('gzip')
    expect(reply.headers.vary).toBe('accept-encoding')
    const { results } = PushReply.parse(JSON.parse(gunzipSync(reply.rawPayload).toString()))
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(20).fill('stored'))
  })

  it('[SYN16] is refused when the signature is over what it was before packing', async () => {
    const plain = batch()
    const reply = await sendPacked(gzipSync(plain), { signed: plain })
    expect(reply.statusCode).toBe(401)
    expect(reply.json()).toMatchObject({ type: 'digest-mismatch' })
  })

  it('[SYN16] is unpacked no further than the route takes: a bomb is refused before it is big', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '), { level: 9 })
    expect(bomb.length).toBeLessThan(512 * 1024)
    const before = process.memoryUsage().arrayBuffers
    const reply = await sendPacked(bomb)
    expect(reply.statusCode).toBe(413)
    expect(reply.json()).toMatchObject({ type: 'request-too-large' })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024)
  })

  it.each([
    ['that is not gzip', Buffer.from('{"envelopes":[]}'), 'gzip', 400],
    ['that ends too early', gzipSync('{"envelopes":[null]}').subarray(0, 20), 'gzip', 400],
    ['in a way that is not known here', gzipSync('{}'), 'br', 415],
    ['twice', gzipSync(gzipSync('{}')), 'gzip, gzip', 415],
  ])('[SYN16] is refused %s', async (_what, body, encoding, status) => {
    const reply = await sendPacked(body, { encoding })
    expect(reply.statusCode).toBe(status)
  })

  it('[SYN16] is said to be welcome in every answer; short ones are not packed, nor any for who does not take it', async () => {
    const short = await hq.app.inject({ url: paths.health, headers: { 'accept-encoding': 'gzip' } })
    expect(short.headers['accept-encoding']).toBe('gzip')
    expect(short.headers['content-encoding']).toBeUndefined()
    for (const accepted of ['', 'identity', 'br, gzip;q=0']) {
      const long = await hq.app.inject({ url: '/openapi.json', headers: { 'accept-encoding': accepted } })
      expect(long.headers['content-encoding']).toBeUndefined()
      expect(long.json()).toMatchObject({ openapi: '3.1.0' })
    }
    const packed = await hq.app.inject({ url: '/openapi.json', headers: { 'accept-encoding': 'br, gzip' } })
    expect(JSON.parse(gunzipSync(packed.rawPayload).toString())).toMatchObject({ openapi: '3.1.0' })
  })
})

describe('a headquarters with a certificate', () => {
  it('speaks TLS, and nothing else', async () => {
    const folder = await temporaryFolder()
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const made = makeCertificate()
    const tls = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') }
    await writeFile(tls.certificate, made.certificate)
    await writeFile(tls.key, made.key, { mode: 0o600 })
    const hq = await startHeadquarters({
      dataFolder: join(folder, 'data'),
      host: '127.0.0.1',
      port: 0,
      tls,
      log: pino({ level: 'silent' }),
    })
    onTestFinished(() => hq.stop())
    expect(hq.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    const status = (ca?: string) =>
      new Promise((resolve, reject) => {
        get(`${hq.url}${paths.health}`, { ca, agent: false }, reply =>
          resolve(reply.resume().statusCode),
        ).once('error', reject)
      })
    expect(await status(made.certificate)).toBe(200)
    await expect(status()).rejects.toThrow(/self.signed/)
    await expect(fetch(hq.url.replace('https', 'http'))).rejects.toThrow()
  })

  it('does not start with half of what it needs, and says which half', () => {
    expect(() => readSettings({ HQ_TLS_CERT: '/certificate.pem' })).toThrow('HQ_TLS_CERT, HQ_TLS_KEY')
    expect(() => readSettings({ HQ_TLS_KEY: '/key.pem' })).toThrow('HQ_TLS_CERT, HQ_TLS_KEY')
    expect(readSettings({}).tls).toBeUndefined()
    const both = readSettings({ HQ_TLS_CERT: '/certificate.pem', HQ_TLS_KEY: '/key.pem' })
    expect(both.tls).toEqual({ certificate: '/certificate.pem', key: '/key.pem' })
  })
})
