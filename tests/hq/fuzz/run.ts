import { gunzipSync } from 'node:zlib'
import { PushReply } from '../../../src/contract/sync/envelope.ts'
import { paths } from '../../../src/contract/sync/join.ts'
import { seeded } from '../../bench/inventedNames.ts'
import { broken, stateOf, tablesOf } from './invariants.ts'
import type { Target } from './place.ts'
import { type FuzzRequest, nextRequest } from './requests.ts'

export interface Found {
  requests: number
  serverErrors: number
  partialWrites: number
  /** How often each status was answered. */
  statuses: Record<string, number>
  /** What went wrong, with the request that it is about. */
  details: string[]
}

/** Looked at closely: what every so manieth refused request changed, and whether all fits together. */
const COMPARE_EVERY = 10
const CHECK_EVERY = 1_000

/** Notes what headquarters has confirmed; gives whether it refused everything. */
function note(target: Target, { url, method }: FuzzRequest, status: number, body: string): boolean {
  if (status !== 200 || method !== 'POST' || url !== paths.envelopes) return status >= 400
  const { results } = PushReply.parse(JSON.parse(body))
  for (const result of results) {
    if (result.outcome !== 'stored') continue
    const { deviceId, envelopeId } = result.receipt
    // An id is one store's: another may have the same.
    target.stored.add(`${deviceId} ${envelopeId}`)
    if (target.known.uuids.length < 500) target.known.uuids.push(envelopeId)
  }
  return results.every(({ outcome }) => outcome === 'refused')
}

async function ask(
  { app }: Target,
  { method, url, headers, payload }: FuzzRequest,
): Promise<{ statusCode: number; body: string }> {
  const answer = await app.inject({
    method: method as 'POST',
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  })
  const isPacked = answer.headers['content-encoding'] === 'gzip'
  const body = isPacked ? gunzipSync(answer.rawPayload).toString() : answer.body
  return { statusCode: answer.statusCode, body }
}

/** Sends generated requests one after the other, and counts what must never be. */
export async function fuzz(
  target: Target,
  count: number,
  seed: number,
  progress: (done: number) => void = () => undefined,
): Promise<Found> {
  const { db } = target.services
  const chance = seeded(seed)
  const tables = await tablesOf(db)
  const found: Found = { requests: 0, serverErrors: 0, partialWrites: 0, statuses: {}, details: [] }
  const inWords = ({ method, url, text }: FuzzRequest) => `${method} ${url} ${text.slice(0, 600)}`
  let before = ''
  for (; found.requests < count; found.requests += 1) {
    const request = nextRequest(chance, target)
    const isCompared = found.requests % COMPARE_EVERY === 0
    if (isCompared) before = await stateOf(db, tables)
    const { statusCode, body } = await ask(target, request)
    found.statuses[statusCode] = (found.statuses[statusCode] ?? 0) + 1
    if (statusCode >= 500) {
      found.serverErrors += 1
      found.details.push(`${statusCode} after ${found.requests}: ${inWords(request)} → ${body.slice(0, 200)}`)
    }
    const isRefused = note(target, request, statusCode, body)
    if (isCompared && isRefused && (await stateOf(db, tables)) !== before) {
      found.partialWrites += 1
      found.details.push(`${statusCode} wrote: ${inWords(request)}`)
    }
    if ((found.requests + 1) % CHECK_EVERY === 0 || found.requests + 1 === count) {
      const faults = await broken(db, target.stored)
      found.partialWrites += faults.length
      found.details.push(...faults)
      await target.refresh()
      progress(found.requests + 1)
    }
  }
  return found
}
