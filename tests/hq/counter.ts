import { createHash, generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from 'node:crypto'
import type { EnrolmentEnvelope } from '../../src/contract/sync/envelope.ts'
import { FeedItem, FeedReply } from '../../src/contract/sync/feed.ts'
import { JoinReply, paths } from '../../src/contract/sync/join.ts'
import { PROTOCOL_VERSION } from '../../src/contract/sync/protocol.ts'
import { contentDigest, signatureBase, signatureHeaders } from '../../src/contract/sync/signature.ts'
import { cardNumber } from '../../src/domain/member/cardNumber.ts'
import type { TestHeadquarters } from './headquarters.ts'

/** What a counter needs of headquarters. */
export type Reachable = Pick<TestHeadquarters, 'app' | 'code'>

/** A counter as headquarters sees it: its key and what it was told at joining. */
export interface TestCounter {
  joined: JoinReply
  privateKey: KeyObject
  publicKey: string
}

export function keyPair(): { privateKey: KeyObject; publicKey: string } {
  const pair = generateKeyPairSync('ed25519')
  return { privateKey: pair.privateKey, publicKey: String(pair.publicKey.export({ format: 'jwk' }).x) }
}

export const askToJoin = (hq: Reachable, code: string, publicKey: string) =>
  hq.app.inject({ method: 'POST', url: paths.join, payload: { code, publicKey } })

export async function joinCounter(hq: Reachable, storeCode: string): Promise<TestCounter> {
  const keys = keyPair()
  const reply = await askToJoin(hq, await hq.code(storeCode), keys.publicKey)
  return { ...keys, joined: JoinReply.parse(reply.json()) }
}

/** What a test may have different from an honest request. */
export interface Tampering {
  /** Unix seconds. */
  created?: number
  nonce?: string
  deviceId?: string
  privateKey?: KeyObject
  /** What is signed, when it is not what is sent. */
  signedPath?: string
  signedBody?: string
}

/** The header fields that sign a body the way a counter does. */
export function signedHeaders(counter: TestCounter, body: string | Buffer, tampering: Tampering = {}) {
  const digest = createHash('sha256')
    .update(tampering.signedBody ?? body)
    .digest('base64')
  const path = tampering.signedPath ?? paths.envelopes
  const parts = { method: 'POST', path, contentDigest: contentDigest(digest) }
  const parameters = {
    created: tampering.created ?? Math.floor(Date.now() / 1000),
    nonce: tampering.nonce ?? randomBytes(16).toString('base64url'),
    keyId: tampering.deviceId ?? counter.joined.deviceId,
  }
  const base = Buffer.from(signatureBase(parts, parameters))
  const signature = sign(null, base, tampering.privateKey ?? counter.privateKey).toString('base64')
  return { 'content-type': 'application/json', ...signatureHeaders(parts, parameters, signature) }
}

export const send = (hq: Reachable, counter: TestCounter, body: string, tampering: Tampering = {}) =>
  hq.app.inject({
    method: 'POST',
    url: paths.envelopes,
    headers: signedHeaders(counter, body, tampering),
    payload: body,
  })

export const push = (hq: Reachable, counter: TestCounter, envelopes: unknown[]) =>
  send(hq, counter, JSON.stringify({ envelopes }))

/** Asks any signed route. */
export function ask(hq: Reachable, counter: TestCounter, path: string, request: object) {
  const payload = JSON.stringify(request)
  const headers = signedHeaders(counter, payload, { signedPath: path })
  return hq.app.inject({ method: 'POST', url: path, headers, payload })
}

/** A page of the feed as the counter reads it: the contract's items, parsed. */
export async function feedPage(hq: Reachable, counter: TestCounter, after = 0): Promise<FeedReply> {
  const said = { waiting: 2, refused: 1, appVersion: '0.1.0' }
  const reply = await ask(hq, counter, paths.feed, { protocol: PROTOCOL_VERSION, after, counter: said })
  return FeedReply.parse(reply.json())
}

/** Everything in the feed after a number, page by page. */
export async function wholeFeed(hq: Reachable, counter: TestCounter, after = 0) {
  const items: (FeedItem & { seq: number })[] = []
  for (let at = after; ; ) {
    const page = await feedPage(hq, counter, at)
    if (page.items.length === 0) return items
    for (const item of page.items)
      items.push({ ...FeedItem.parse({ kind: item.kind, body: item.body }), seq: item.seq })
    at = items.at(-1)?.seq ?? at
  }
}

/** An honest envelope of that counter; everyone in it is invented. */
export function envelope(counter: TestCounter, sequence: number): EnrolmentEnvelope {
  const { deviceId, store, counterNumber } = counter.joined
  const now = new Date().toISOString()
  return {
    version: 1,
    id: randomUUID(),
    deviceId,
    sequence,
    kind: 'enrolment',
    occurredAt: now,
    body: {
      memberId: randomUUID(),
      cardNumber: cardNumber(store.code, counterNumber, sequence),
      facts: {
        number: '001199000123',
        fullName: 'Nguyễn Thị Mẫu',
        gender: 'female',
        dateOfBirth: '1999-01-15',
        nationality: 'VNM',
        address: 'Số 1 phố Mẫu, Hà Nội',
        phone: '+84912345678',
        email: 'mau@example.com',
      },
      consent: {
        purposes: ['membership', 'contact'],
        noticeVersion: '1',
        noticeHash: 'a'.repeat(64),
        language: 'vi',
        method: 'signature',
        givenAt: now,
        receivedBy: '1001',
      },
      enrolledBy: '1001',
    },
  }
}
