import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { paths } from '../../contract/sync/join.ts'
import { RejoinReply, RejoinRequest } from '../../contract/sync/rejoin.ts'
import { ProblemError } from '../problem.ts'
import { rejoin } from '../rejoining/rejoin.ts'
import type { Services } from '../services.ts'
import { signedDevice, whenSigned } from '../signatures/whenSigned.ts'
import { problemAnswers } from './problemAnswers.ts'

const MAX_BYTES = 4 * 1024

/** `POST /v1/rejoin`: a copy of a device (restored from a backup, or cloned) becomes a device of its own. */
export const rejoinRoute: FastifyPluginAsyncZod<Services> = async (app, services) => {
  app.post(
    paths.rejoin,
    {
      bodyLimit: MAX_BYTES,
      preValidation: whenSigned(services),
      schema: {
        summary: 'Make a device of its own of a copy of one, linked to the one it continues',
        description: 'Signed by the key that the copies share: RFC 9421, see src/contract/sync/signature.ts.',
        body: RejoinRequest,
        response: { 200: RejoinReply, ...problemAnswers(400, 401, 403, 409, 413, 415, 503) },
      },
    },
    async (request, reply) => {
      const rejoined = await rejoin(services, signedDevice(request), request.body.publicKey)
      if (!rejoined.ok) throw new ProblemError(rejoined.error)
      return reply.code(200).header('cache-control', 'no-store').send(rejoined.value)
    },
  )
}
