import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { JoinReply, JoinRequest, paths } from '../../contract/sync/join.ts'
import { join } from '../joining/join.ts'
import { ProblemError } from '../problem.ts'
import type { Services } from '../services.ts'
import { problemAnswers } from './problemAnswers.ts'

const MAX_BYTES = 4 * 1024

/** `POST /v1/join`: a counter's computer becomes a device of its store. */
export const joinRoute: FastifyPluginAsyncZod<Services> = async (app, services) => {
  app.post(
    paths.join,
    {
      bodyLimit: MAX_BYTES,
      schema: {
        summary: 'Join a counter to its store by a one-time code',
        body: JoinRequest,
        response: { 200: JoinReply, ...problemAnswers(400, 403, 409, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const joined = await join(services, request.body)
      if (joined.ok) return reply.code(200).header('cache-control', 'no-store').send(joined.value)
      const { error } = joined
      const headers =
        error.code === 'too-many-tries' ? { 'retry-after': String(error.retryAfterSeconds) } : {}
      throw new ProblemError(error.code, { headers })
    },
  )
}
