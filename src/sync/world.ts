import { randomBytes, randomUUID } from 'node:crypto'
import { err, ok, type Result } from '../domain/result.ts'
import { verifyAside } from './deviceKey.ts'

/** An HTTP request, whole. */
export interface Sent {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer> | null
  timeoutMs: number
}

/** An HTTP answer, whole. */
export interface Answer {
  status: number
  header(name: string): string | null
  body: string
}

/** `unreachable`: nothing left this machine, or nobody listens there. `no-answer`: it may have arrived. */
export type LineFault = 'unreachable' | 'no-answer'

/**
 * Everything that synchronising takes from outside its store: time, chance, the network and other threads. One place, so that a
 * simulation can be that outside.
 */
export interface World {
  /** Unix milliseconds by this machine's own clock. */
  now(): number
  /** Gives what takes the timer back. */
  after(ms: number, work: () => void): () => void
  /** 0…1. */
  chance(): number
  uuid(): string
  /** For once: base64url of 16 random bytes. */
  nonce(): string
  send(request: Sent): Promise<Result<Answer, LineFault>>
  /** Whether that Ed25519 key signed this text; many at once are verified side by side. */
  verify(publicKey: string, text: string, signature: string): Promise<boolean>
}

/** The instant it is in that world, ISO 8601. */
export const instantIn = (world: World) => new Date(world.now()).toISOString()

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

/** Far more than any answer in the contract: what a stranger on the line answers instead may have no end. */
const LONGEST_ANSWER = 16 * 1024 * 1024

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > LONGEST_ANSWER) throw new Error('an answer without end')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function send({ url, method, headers, body, timeoutMs }: Sent): Promise<Result<Answer, LineFault>> {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { method, headers, body, redirect: 'error', signal })
    const text = await textOf(response)
    return ok({ status: response.status, header: name => response.headers.get(name), body: text })
  } catch (error) {
    return err(neverLeft.has(causeOf(error)) ? 'unreachable' : 'no-answer')
  }
}

export const realWorld: World = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
  chance: () => Math.random(),
  uuid: () => randomUUID(),
  nonce: () => randomBytes(16).toString('base64url'),
  send,
  verify: verifyAside,
}
