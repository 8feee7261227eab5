import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { paths } from '../../../src/contract/sync/join.ts'
import { type Chance, oneOf } from '../../bench/inventedNames.ts'
import { envelope, signedHeaders, type TestCounter } from '../counter.ts'
import { damage, mutate } from './mutate.ts'
import type { Route, Target } from './place.ts'
import { sample } from './sample.ts'

export interface FuzzRequest {
  method: string
  url: string
  headers: Record<string, string>
  payload: string | Buffer | undefined
  /** The payload before it was packed. */
  text: string
}

const sequences = new WeakMap<TestCounter, number>()
function next(counter: TestCounter): number {
  const sequence = (sequences.get(counter) ?? 100) + 1
  sequences.set(counter, sequence)
  return sequence
}

/** An honest envelope of any kind, or one that only headquarters can tell from such. */
function envelopeOf(chance: Chance, counter: TestCounter, target: Target): unknown {
  const good = envelope(counter, next(counter))
  const someone = oneOf(chance, target.enrolled).body
  const memberId = oneOf(chance, target.known.uuids)
  const { facts, cardNumber } = someone
  const correction = {
    correctionId: randomUUID(),
    memberId: someone.memberId,
    cardNumber,
    changes: [{ fact: 'address', from: facts.address, to: `Số ${next(counter)} phố Mẫu` }],
    reason: 'khách đổi địa chỉ',
    proposedBy: '1001',
    approval: null,
  }
  const kinds = [
    good,
    good,
    good,
    {
      ...good,
      body: { ...good.body, facts: { ...good.body.facts, number: String(next(counter)).padStart(12, '0') } },
    },
    { ...good, kind: 'void', body: { memberId } },
    { ...good, kind: 'cancellation', body: { memberId, cardNumber, cancelledBy: '2001' } },
    { ...good, version: 2, kind: 'correction', body: correction },
    oneOf(chance, target.enrolled),
  ]
  return oneOf(chance, kinds)
}

function pushOf(chance: Chance, counter: TestCounter, target: Target): unknown {
  const length = 1 + Math.floor(chance() * 4)
  const envelopes = Array.from({ length }, () => {
    const made = envelopeOf(chance, counter, target)
    return chance() < 0.5 ? mutate(chance, made) : made
  })
  return { envelopes }
}

function bodyOf(chance: Chance, route: Route, counter: TestCounter, target: Target): string {
  const isPush = route.path === paths.envelopes && chance() < 0.8
  const good = isPush ? pushOf(chance, counter, target) : sample(chance, route.body ?? {}, target.known)
  const kind = chance()
  if (kind < 0.4) return JSON.stringify(good) ?? 'null'
  if (kind < 0.85) return JSON.stringify(mutate(chance, good)) ?? 'null'
  return damage(chance, JSON.stringify(good) ?? 'null')
}

const contentTypes = [
  'text/plain',
  'application/xml',
  '',
  'application/json; charset=utf-16',
  'multipart/form-data',
]
const strangeHeaders: Record<string, string>[] = [
  { 'content-encoding': 'br' },
  { 'content-encoding': 'gzip' },
  { 'content-digest': 'sha-256=:AAAA:' },
  { 'signature-input': 'harmoor=()' },
  { signature: 'harmoor=::' },
  { cookie: 'harmoor-console=x; harmoor-console=\u00ff' },
  { origin: 'https://elsewhere.example' },
  { 'sec-fetch-site': 'cross-site' },
  { 'accept-encoding': 'gzip' },
  { expect: '100-continue' },
  { host: '' },
]

function urlOf(chance: Chance, path: string): string {
  const kind = chance()
  if (kind < 0.94) return path
  if (kind < 0.96) return `${path}?a=1&a=2`
  return oneOf(chance, [
    `${path}/`,
    `/${path}`,
    `${path}%00`,
    path.toUpperCase(),
    '/%E0%A4%A',
    '/../..',
    `${path}/*`,
  ])
}

/** Routes that cost a fifth of a second of hashing each time are asked seldom. */
const isCostly = ({ path }: Route) => /session\/sign/.test(path)

/** A request that is wrong in some way, or only just right, to some route. */
export function nextRequest(chance: Chance, target: Target): FuzzRequest {
  let route = oneOf(chance, target.routes)
  if (isCostly(route) && chance() < 0.95)
    route = oneOf(
      chance,
      target.routes.filter(other => !isCostly(other)),
    )
  if (chance() < 0.25) route = target.routes.find(({ path }) => path === paths.envelopes) ?? route
  const counter = oneOf(chance, target.counters)
  const url = urlOf(chance, route.path)
  const method =
    chance() < 0.97 ? route.method : oneOf(chance, ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])
  if (method === 'GET' || method === 'HEAD')
    return {
      method,
      url,
      headers: authority(chance, route, counter, target, ''),
      payload: undefined,
      text: '',
    }
  const text = bodyOf(chance, route, counter, target)
  const isPacked = chance() < 0.1
  const payload = isPacked ? gzipSync(text) : text
  const headers = {
    ...authority(chance, route, counter, target, payload),
    'content-type': chance() < 0.97 ? 'application/json' : oneOf(chance, contentTypes),
    ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    ...(chance() < 0.06 ? oneOf(chance, strangeHeaders) : {}),
  }
  return { method, url, headers, payload, text }
}

/** Mostly a right signature or a right session, so that what is behind them is reached. */
function authority(
  chance: Chance,
  { path }: Route,
  counter: TestCounter,
  { cookies }: Target,
  body: string | Buffer,
): Record<string, string> {
  if (chance() < 0.06) return {}
  if (path.startsWith('/console')) return { cookie: oneOf(chance, cookies) }
  const signedPath = chance() < 0.97 ? path : paths.feed
  return signedHeaders(counter, body, { signedPath })
}
