import { createHash, randomUUID } from 'node:crypto'
import { answerBase, answerHeaders } from '../../src/contract/sync/answerSignature.ts'
import { PROTOCOL_VERSION } from '../../src/contract/sync/protocol.ts'
import { type Revocation, revocationText } from '../../src/contract/sync/revocation.ts'
import { contentDigest } from '../../src/contract/sync/signature.ts'
import { erasureText } from '../../src/domain/outbox/erasure.ts'
import { ok } from '../../src/domain/result.ts'
import type { Counter } from '../../src/store/repositories/counter.ts'
import { type DeviceKey, makeDeviceKey, verifyAside } from '../../src/sync/deviceKey.ts'
import type { DuplicateKey } from '../../src/sync/duplicates.ts'
import { type Status, type Sync, startSync } from '../../src/sync/sync.ts'
import type { Sent, World } from '../../src/sync/world.ts'
import { makeStore, type TestStore } from '../store/counterFixture.ts'

type Reply = { status?: number; body: unknown } | 'lost'

/** How answers are signed. */
export interface AnswerSigning {
  key: DeviceKey
  keyId: string
  status: number | null
  body(sent: string): string
  requestSignature(sent: string): string
  change(headers: Record<string, string>): Record<string, string | undefined>
}

/** As headquarters does it. */
export const signingOf = ({ counter }: Scripted): AnswerSigning => ({
  key: receiptKey,
  keyId: counter.receiptKey.keyId,
  status: null,
  body: sent => sent,
  requestSignature: sent => sent,
  change: headers => headers,
})

function signed(answer: { status: number; body: string }, request: Sent, signing: AnswerSigning) {
  const { key, keyId, status, change } = signing
  const digest = contentDigest(createHash('sha256').update(signing.body(answer.body)).digest('base64'))
  const parameters = { created: 1_763_798_400, keyId }
  const requestSignature = signing.requestSignature(request.headers.signature ?? '')
  const parts = { status: status ?? answer.status, digest, requestSignature }
  return change(answerHeaders(digest, parameters, key.sign(answerBase(parts, parameters))))
}

/** A counter whose headquarters says word for word what a test has it say. */
export interface Scripted {
  store: TestStore
  counter: Counter
  /** By path; what has no answer is `not-found`. */
  answers: Map<string, (request: never) => Reply>
  asked: { path: string; body: unknown }[]
  statuses: Status[]
  revoked: boolean[]
  staff: string[]
  changed: string[]
  key: DuplicateKey | null
  /** Null: headquarters signs no answers, as older ones do not. */
  signing: AnswerSigning | null
  /** Of headquarters' answers. */
  date: string | null
  /** How often it was told that another copy is at work. */
  forks: number
  /** The keychain does not answer. */
  keychainAway: boolean
  /** Where the store was told what it did not expect. */
  failures: unknown[]
  /** The timer that is set: how long it takes, and what it does then. */
  timer: { ms: number; work(): void } | null
  sync: Sync
  /** Headquarters' signed word that this member was cancelled. */
  erasure(memberId: string): object
  /** Headquarters' signed word, to the last request that was signed, that this device is revoked. */
  revocation(): Revocation
  close(): Promise<void>
}

const receiptKey = makeDeviceKey()

function erasure(memberId: string) {
  const erasedAt = '2026-11-22T09:00:00.000Z'
  const said = {
    kind: 'erasure-statement',
    version: 1,
    memberId,
    erasedAt,
    scope: 'headquarters',
    keyId: 'k1',
  } as const
  return {
    ...said,
    signature: Buffer.from(receiptKey.sign(erasureText(said)), 'base64').toString('base64url'),
  }
}

function revocation(deviceId: string, nonce: string): Revocation {
  const said = {
    kind: 'revocation',
    version: 1,
    deviceId,
    nonce,
    revokedAt: '2026-11-22T07:00:00.000Z',
    keyId: 'k1',
  } as const
  return {
    ...said,
    signature: Buffer.from(receiptKey.sign(revocationText(said)), 'base64').toString('base64url'),
  }
}

function worldOf(scripted: Scripted, nonces: string[]): World {
  return {
    now: () => Date.parse('2026-11-22T08:00:00.000Z'),
    after(ms, work) {
      // Only breaths between slices pass by themselves: rounds are the test's to begin.
      if (ms === 0) setImmediate(work)
      else scripted.timer = { ms, work }
      return () => {
        if (scripted.timer?.work === work) scripted.timer = null
      }
    },
    chance: () => 0.5,
    verify: verifyAside,
    uuid: () => randomUUID(),
    nonce() {
      nonces.push(randomUUID().slice(0, 22))
      return nonces.at(-1) as string
    },
    async send(sent) {
      const { url, body } = sent
      const path = new URL(url).pathname
      const request = body === null ? null : JSON.parse(Buffer.from(body as string).toString('utf8'))
      scripted.asked.push({ path, body: request })
      const reply = scripted.answers.get(path)?.(request as never) ?? {
        status: 404,
        body: { type: 'not-found' },
      }
      if (reply === 'lost') return { ok: false, error: 'no-answer' }
      const answer = { status: reply.status ?? 200, body: JSON.stringify(reply.body) }
      const headers: Record<string, string | undefined> = {
        date: scripted.date ?? undefined,
        ...(scripted.signing && signed(answer, sent, scripted.signing)),
      }
      return ok({ ...answer, header: name => headers[name] ?? null })
    },
  }
}

export function openScripted(): Scripted {
  const store = makeStore()
  const url = 'http://headquarters.example'
  const counter: Counter = {
    ...{ deviceId: randomUUID(), storeCode: '001', storeName: 'Mẫu', counterNumber: 1, headquartersUrl: url },
    receiptKey: { keyId: 'k1', publicKey: receiptKey.publicKey },
  }
  store.db.prepare('UPDATE counter SET device_id = ?').run(counter.deviceId)
  const nonces: string[] = []
  const scripted = {
    ...{ store, counter, asked: [], statuses: [], revoked: [], staff: [], changed: [], key: null, erasure },
    ...{ signing: null, date: null, forks: 0, keychainAway: false, failures: [], timer: null },
    revocation: () => revocation(counter.deviceId, nonces.at(-1) ?? ''),
    answers: new Map([['/health', () => ({ body: { database: 'up', protocol: PROTOCOL_VERSION } })]]),
  } as unknown as Scripted
  scripted.sync = startSync({
    ...{ db: store.db, counter, key: makeDeviceKey(), world: worldOf(scripted, nonces) },
    status: status => scripted.statuses.push(status),
    changed: memberIds => scripted.changed.push(...memberIds),
    revoked: isRevoked => scripted.revoked.push(isRevoked),
    staffChanged: numbers => scripted.staff.push(...numbers),
    forked: () => {
      scripted.forks += 1
    },
    failed: error => scripted.failures.push(error),
    duplicateKey: {
      async get() {
        if (scripted.keychainAway) throw new Error('the keychain does not answer')
        return scripted.key
      },
      set: async key => {
        scripted.key = key
      },
    },
  })
  scripted.close = async () => {
    await scripted.sync.stop()
    store.remove()
  }
  return scripted
}
