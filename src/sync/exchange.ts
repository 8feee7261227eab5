import { createHash, randomBytes } from 'node:crypto'
import type * as z from 'zod'
import { Problem } from '../contract/sync/join.ts'
import { contentDigest as digestField, signatureBase, signatureHeaders } from '../contract/sync/signature.ts'
import type { Result } from '../domain/result.ts'
import { err, ok } from '../domain/result.ts'
import type { DeviceKey } from './deviceKey.ts'

/** Why an exchange with headquarters brought no answer that can be used. */
export type ExchangeFault =
  /** Nothing left this machine, or headquarters does not listen. */
  | { code: 'unreachable' }
  /** It may have arrived: the line broke, or the answer did not come in time. */
  | { code: 'no-answer' }
  /** Headquarters answered with an error of its own, or asked to wait. */
  | { code: 'busy'; retryAfterSeconds: number | null }
  /** Headquarters understood and will not: `problem` is the type of RFC 9457. `date` is its clock. */
  | { code: 'refused'; status: number; problem: string; date: string | null }
  /** The answer is not what the contract says. */
  | { code: 'unusable' }

/** A slow line may take long for one batch; a dead one should not hold up the queue for ever. */
const TIMEOUT_MS = 30_000

export interface Signer {
  deviceId: string
  key: DeviceKey
  /** Unix milliseconds, corrected to headquarters' clock where the own one is off. */
  now(): number
}

const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ETIMEDOUT',
])

const causeOf = (error: unknown): string => {
  const cause = (error as { cause?: { code?: string; errors?: { code?: string }[] } }).cause
  return cause?.code ?? cause?.errors?.[0]?.code ?? ''
}

function headersFor(
  method: string,
  path: string,
  body: string,
  signer: Signer | null,
): Record<string, string> {
  const plain = { 'content-type': 'application/json', accept: 'application/json' }
  if (!signer) return plain
  const contentDigest = digestField(createHash('sha256').update(body).digest('base64'))
  const parts = { method, path, contentDigest }
  const parameters = {
    created: Math.floor(signer.now() / 1000),
    nonce: randomBytes(16).toString('base64url'),
    keyId: signer.deviceId,
  }
  const signature = signer.key.sign(signatureBase(parts, parameters))
  return { ...plain, ...signatureHeaders(parts, parameters, signature) }
}

async function refusalOf(response: Response): Promise<ExchangeFault> {
  const retryAfter = Number(response.headers.get('retry-after'))
  if (response.status === 429 || response.status >= 500)
    return { code: 'busy', retryAfterSeconds: retryAfter > 0 ? retryAfter : null }
  const problem = Problem.safeParse(await response.json().catch(() => null))
  const type = problem.success ? problem.data.type : 'about:blank'
  return { code: 'refused', status: response.status, problem: type, date: response.headers.get('date') }
}

/** Posts JSON to headquarters and parses its answer. Never throws for what a line or a server can do. */
export async function exchange<S extends z.ZodType>(request: {
  url: string
  path: string
  body: string
  reply: S
  signer: Signer | null
  timeoutMs?: number
}): Promise<Result<z.output<S>, ExchangeFault>> {
  const { url, path, body, reply, signer } = request
  const target = new URL(url)
  target.pathname = target.pathname.replace(/\/$/, '') + path
  try {
    const response = await fetch(target, {
      method: 'POST',
      body,
      headers: headersFor('POST', target.pathname, body, signer),
      redirect: 'error',
      signal: AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS),
    })
    if (!response.ok) return err(await refusalOf(response))
    const parsed = reply.safeParse(await response.json().catch(() => null))
    return parsed.success ? ok(parsed.data) : err({ code: 'unusable' })
  } catch (error) {
    return err({ code: neverLeft.has(causeOf(error)) ? 'unreachable' : 'no-answer' })
  }
}
