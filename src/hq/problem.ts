import type { FastifyReply } from 'fastify'
import type { ProblemDetails, ProblemType } from '../contract/sync/problem.ts'

/** Each problem's status and its sentence, for people who read responses. */
const kinds: Record<ProblemType, { status: number; title: string }> = {
  'code-refused': { status: 403, title: 'This one-time code is not known, expired, or used.' },
  'too-many-tries': { status: 429, title: 'Too many failed tries to join. Wait, then try again.' },
  'no-counter-left': { status: 409, title: 'This store has had all of its 99 counter numbers.' },
  'signature-malformed': { status: 401, title: 'The request is not signed the way headquarters asks for.' },
  'digest-mismatch': { status: 401, title: 'The body is not the one that its Content-Digest names.' },
  'device-unknown': { status: 401, title: 'No device of this id has joined.' },
  'signature-invalid': { status: 401, title: 'The signature is not by the key of this device.' },
  'device-revoked': { status: 403, title: 'This device has been revoked.' },
  'clock-skew': {
    status: 401,
    title: 'The device clock is off. Sign again with the time in the Date header.',
  },
  'nonce-reused': { status: 401, title: 'This signature has been used before.' },
  'escrow-unusable': {
    status: 403,
    title: 'This escrow copy was sealed to another headquarters, altered, or is another device’s.',
  },
  'signed-out': { status: 401, title: 'Nobody is signed in, or not any more.' },
  'sign-in-refused': { status: 401, title: 'Name and passphrase do not belong together.' },
  'locked-out': { status: 429, title: 'Too many failed tries to sign in. Wait, then try again.' },
  'role-not-allowed': { status: 403, title: 'This is not for the role of who is signed in.' },
  'store-code-taken': { status: 409, title: 'There is a store of this code, or the code is not for stores.' },
  'store-without-staff': { status: 409, title: 'Nobody could sign in there: the store has no staff yet.' },
  'unknown-here': { status: 404, title: 'There is no such thing.' },
  'already-decided': { status: 409, title: 'Somebody has decided this already.' },
  'notice-version-taken': {
    status: 409,
    title: 'A notice of this version exists, and notices never change.',
  },
  'time-impossible': { status: 409, title: 'It cannot have happened at that time.' },
  'authority-untold': { status: 409, title: 'The authority is not told, and no reason is given.' },
  'malformed-request': { status: 400, title: 'The request is not of the form that this route takes.' },
  'request-too-large': { status: 413, title: 'The request is larger than this route takes.' },
  'media-type-unsupported': { status: 415, title: 'The body is not application/json.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'database-unavailable': {
    status: 503,
    title: 'The database cannot be reached just now. Nothing was lost.',
  },
  unexpected: { status: 500, title: 'Headquarters met a fault of its own.' },
}

type ProblemMore = Pick<ProblemDetails, 'pointers' | 'revocation'> & { headers?: Record<string, string> }

/** Fastify's way to leave a handler early; the error handler turns it into its answer. */
export class ProblemError extends Error {
  readonly problem: ProblemDetails
  readonly headers: Record<string, string>
  constructor(type: ProblemType, { headers = {}, ...more }: ProblemMore = {}) {
    const { status, title } = kinds[type]
    super(type)
    this.problem = { type, title, status, ...more }
    this.headers = headers
  }
}

/** Answers with problem details, RFC 9457. Past the routes' serialisers, which know only their own answers. */
export const sendProblem = (reply: FastifyReply, { problem, headers }: ProblemError) =>
  reply
    .code(problem.status)
    .headers(headers)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem)
