import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type * as z from 'zod'
import { Problem } from '../contract/sync/join.ts'
import type { Revocation } from '../contract/sync/revocation.ts'
import { contentDigest as digestField, signatureBase, signatureHeaders } from '../contract/sync/signature.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { type AnswerProof, isProven } from './answerProof.ts'
import type { DeviceKey } from './deviceKey.ts'
import { jsonOf } from './json.ts'
import { PATIENCE_MS } from './patience.ts'
import type { Answer, LineFault, Sent, World } from './world.ts'

/** Why an exchange with headquarters brought no answer that can be used. */
export type ExchangeFault =
  | { code: LineFault }
  /** Headquarters answered with an error of its own, or asked to wait. */
  | { code: 'busy'; status: number; retryAfterSeconds: number | null }
  /** Headquarters understood and will not: `problem` is the type of RFC 9457. `date` is its clock. */
  | {
      code: 'refused'
      status: number
      problem: string
      date: string | null
      /** [REV7] What is said of this device, not verified yet, and the nonce of the request that it has to be said to. */
      revocation: { said: Revocation; nonce: string } | null
    }
  /** The answer is not what the contract says, or not headquarters'. */
  | { code: 'unusable' }

export interface Signer {
  deviceId: string
  key: DeviceKey
}

/** `aheadMs`: by how much headquarters' clock is ahead of this machine's. */
export interface Signing extends Signer {
  aheadMs: number
}

export interface Asked<S extends z.ZodType> {
  path: string
  /** JSON. */
  body: string
  reply: S
  timeoutMs?: number
}

/** How headquarters is reached just now. */
export interface Way {
  world: World
  /** Headquarters' address. */
  url: string
  signing: Signing | null
  /** [SYN19] What its answers are known by; null where nothing is known yet. */
  proof?: AnswerProof | null
  /** Whether headquarters takes bodies packed with gzip. */
  packs: boolean
  /** Hears every answer, whatever it says. */
  heard?(answer: Answer): void
}

/** Below this a packed body is hardly shorter. */
const WORTH_PACKING = 1024

/** @param nonce for once; null where nobody signs. */
function headersFor(
  path: string,
  body: Sent['body'] & {},
  nonce: string | null,
  { signing, world }: Way,
): Record<string, string> {
  const plain = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(typeof body === 'string' ? {} : { 'content-encoding': 'gzip' }),
  }
  if (!signing || nonce === null) return plain
  // Over what travels, so that headquarters knows who sent it before it unpacks anything.
  const contentDigest = digestField(createHash('sha256').update(body).digest('base64'))
  const parts = { method: 'POST', path, contentDigest }
  const parameters = {
    created: Math.floor((world.now() + signing.aheadMs) / 1000),
    nonce,
    keyId: signing.deviceId,
  }
  const signature = signing.key.sign(signatureBase(parts, parameters))
  return { ...plain, ...signatureHeaders(parts, parameters, signature) }
}

function refusalOf(
  { status, header, body }: Answer,
  nonce: string | null,
  isOfHeadquarters: boolean,
): ExchangeFault {
  const retryAfter = Number(header('retry-after'))
  if (status === 429 || status >= 500)
    return { code: 'busy', status, retryAfterSeconds: retryAfter > 0 ? retryAfter : null }
  const problem = Problem.safeParse(jsonOf(body))
  const said = problem.data?.revocation
  return {
    code: 'refused',
    status,
    problem: problem.success ? problem.data.type : 'about:blank',
    // Nobody else sets the time that is signed with.
    date: isOfHeadquarters ? header('date') : null,
    revocation: said && nonce !== null ? { said, nonce } : null,
  }
}

/** Where a path is below headquarters' address, which may have a path of its own. */
export function urlOf(headquarters: string, path: string): URL {
  const url = new URL(headquarters)
  url.pathname = url.pathname.replace(/\/$/, '') + path
  return url
}

/** Posts JSON to headquarters and parses its answer. Never throws for what a line or a server can do. */
export async function exchange<S extends z.ZodType>(
  way: Way,
  asked: Asked<S>,
): Promise<Result<z.output<S>, ExchangeFault>> {
  const { reply, timeoutMs = PATIENCE_MS } = asked
  const body = way.packs && asked.body.length > WORTH_PACKING ? gzipSync(asked.body) : asked.body
  const url = urlOf(way.url, asked.path)
  const nonce = way.signing && way.world.nonce()
  const headers = headersFor(url.pathname, body, nonce, way)
  const answer = await way.world.send({ method: 'POST', url: url.href, headers, body, timeoutMs })
  if (!answer.ok) return err({ code: answer.error })
  way.heard?.(answer.value)
  const isOfHeadquarters = !way.proof || isProven(answer.value, headers.signature, way.proof)
  if (answer.value.status < 200 || answer.value.status > 299)
    return err(refusalOf(answer.value, nonce, isOfHeadquarters))
  if (!isOfHeadquarters) return err({ code: 'unusable' })
  const parsed = reply.safeParse(jsonOf(answer.value.body))
  return parsed.success ? ok(parsed.data) : err({ code: 'unusable' })
}
