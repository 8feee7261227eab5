import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { paths } from '../../contract/sync/join.ts'
import { RecoverReply, RecoverRequest } from '../../contract/sync/recover.ts'
import { ProblemError } from '../problem.ts'
import { recover } from '../recovering/recover.ts'
import type { Services } from '../services.ts'
import { problemAnswers } from './problemAnswers.ts'

const MAX_BYTES = 32 * 1024

/** `POST /v1/recover`: the keys of a counter whose keychain is lost, for whoever has a code from headquarters. */
export const recoverRoute: FastifyPluginAsyncZod<Services> = async (app, services) => {
  app.post(
    paths.recover,
    {
      bodyLimit: MAX_BYTES,
      schema: {
        summary: 'Take the keys of a counter out of escrow by a one-time code',
        body: RecoverRequest,
        response: { 200: RecoverReply, ...problemAnswers(400, 403, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const recovered = await recover(services, request.body)
      if (recovered.ok)
        return reply.code(200).header('cache-control', 'no-store').send({ sealed: recovered.value })
      const { error } = recovered
      const headers =
        error.code === 'too-many-tries' ? { 'retry-after': String(error.retryAfterSeconds) } : {}
      throw new ProblemError(error.code, { headers })
    },
  )
}
