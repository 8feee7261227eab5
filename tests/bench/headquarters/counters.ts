import { createHash, generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from 'node:crypto'
import { Agent, request } from 'node:http'
import { MAX_BATCH } from '../../../src/contract/sync/envelope.ts'
import { JoinReply, paths } from '../../../src/contract/sync/join.ts'
import { contentDigest, signatureBase, signatureHeaders } from '../../../src/contract/sync/signature.ts'
import { cardNumber } from '../../../src/domain/member/cardNumber.ts'
import { issueJoinCode } from '../../../src/hq/joining/joinCode.ts'
import type { Services } from '../../../src/hq/services.ts'
import { inventMember } from '../inventedMembers.ts'

/** A counter with its key, which signs and sends and keeps nothing. */
export interface Counter {
  joined: JoinReply
  privateKey: KeyObject
  /** Of its last envelope. */
  sequence: number
}

/** A request that is ready to leave. */
export interface Signed {
  path: string
  headers: Record<string, string>
  body: string
}

export interface Answered {
  status: number
  body: string
  ms: number
}

/** Sends a request over a kept connection and reads the whole answer. */
export const post = (agent: Agent, url: string, { path, headers, body }: Signed): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const started = performance.now()
    const sent = request(url + path, { method: 'POST', agent, headers }, reply => {
      const chunks: Buffer[] = []
      reply.on('data', chunk => chunks.push(chunk))
      reply.once('error', reject)
      reply.once('end', () => {
        const ms = performance.now() - started
        resolve({ status: reply.statusCode ?? 0, body: Buffer.concat(chunks).toString(), ms })
      })
    })
    sent.once('error', reject)
    sent.end(body)
  })

export async function joinAt(url: string, services: Services, storeCode: string): Promise<Counter> {
  const code = await issueJoinCode(services, storeCode)
  if (!code.ok) throw new Error(code.error)
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  const body = JSON.stringify({ code: code.value, publicKey: x })
  const agent = new Agent()
  const plain = { 'content-type': 'application/json' }
  const answer = await post(agent, url, { path: paths.join, headers: plain, body })
  agent.destroy()
  return { joined: JoinReply.parse(JSON.parse(answer.body)), privateKey, sequence: 0 }
}

let invented = 0
/** An honest enrolment of somebody invented. */
export function nextEnvelope(counter: Counter): { id: string; body: { memberId: string } } {
  invented += 1
  counter.sequence += 1
  const at = new Date().toISOString()
  const { facts, consent, enrolledBy } = inventMember(invented, at)
  const { deviceId, store, counterNumber } = counter.joined
  const card = cardNumber(store.code, counterNumber, counter.sequence)
  return {
    version: 1,
    id: randomUUID(),
    deviceId,
    sequence: counter.sequence,
    kind: 'enrolment',
    occurredAt: at,
    body: { memberId: randomUUID(), cardNumber: card, facts, consent, enrolledBy },
  } as { id: string; body: { memberId: string } }
}

/** Signed now: good for five minutes. */
export function signed(counter: Counter, path: string, body: string): Signed {
  const digest = createHash('sha256').update(body).digest('base64')
  const parts = { method: 'POST', path, contentDigest: contentDigest(digest) }
  const parameters = {
    created: Math.floor(Date.now() / 1000),
    nonce: randomBytes(16).toString('base64url'),
    keyId: counter.joined.deviceId,
  }
  const signature = sign(null, Buffer.from(signatureBase(parts, parameters)), counter.privateKey).toString(
    'base64',
  )
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...signatureHeaders(parts, parameters, signature),
  }
  return { path, headers, body }
}

/** A full batch of enrolments, signed. */
export function nextBatch(counter: Counter, size = MAX_BATCH): Signed {
  const envelopes = Array.from({ length: size }, () => nextEnvelope(counter))
  return signed(counter, paths.envelopes, JSON.stringify({ envelopes }))
}
