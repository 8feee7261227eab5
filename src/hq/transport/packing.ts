import { promisify } from 'node:util'
import { constants, gunzip, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ProblemError } from '../problem.ts'

const unzip = promisify(gunzip)
const zip = promisify(gzip)

/** Below this a packed body is hardly shorter. */
const WORTH_PACKING = 1024

/**
 * The body as it was before it was packed. What is unpacked may be no longer than the route takes plain, and unpacking
 * ends there: a few bytes that unpack to gigabytes cost what that limit costs.
 */
export async function unpack(request: FastifyRequest, body: Buffer): Promise<Buffer> {
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity'
  if (encoding === 'identity') return body
  if (encoding !== 'gzip') throw new ProblemError('media-type-unsupported')
  const { bodyLimit } = request.routeOptions
  return unzip(body, { maxOutputLength: bodyLimit }).catch(error => {
    const tooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
    throw new ProblemError(tooLarge ? 'request-too-large' : 'malformed-request')
  })
}

const acceptsGzip = (request: FastifyRequest) =>
  /(^|[\s,])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(request.headers['accept-encoding'] ?? ''))

/** Pictures and fonts are packed already. */
const isText = (reply: FastifyReply) =>
  /^(text\/|application\/(\w+\+)?json|application\/javascript)/.test(String(reply.getHeader('content-type')))

/**
 * Packs answers for who accepts them packed, and says in every answer that requests may come packed (RFC 9110 §12.5.3):
 * a counter packs what it sends to an instance that said so, and to no other.
 */
export function packAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    reply.header('accept-encoding', 'gzip')
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
    if (payload.length < WORTH_PACKING || reply.hasHeader('content-encoding') || !isText(reply))
      return payload
    reply.header('vary', 'accept-encoding')
    if (!acceptsGzip(request)) return payload
    reply.header('content-encoding', 'gzip').removeHeader('content-length')
    // Receipts are mostly chance: taking more time over them makes them hardly shorter.
    return zip(payload, { level: constants.Z_BEST_SPEED })
  })
}
