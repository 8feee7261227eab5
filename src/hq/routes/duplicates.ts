import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { DuplicatesReply, DuplicatesRequest } from '../../contract/sync/duplicates.ts'
import { paths } from '../../contract/sync/join.ts'
import { readIndex } from '../duplicates/readIndex.ts'
import type { Services } from '../services.ts'
import { whenSigned } from '../signatures/whenSigned.ts'
import { problemAnswers } from './problemAnswers.ts'

/** `POST /v1/duplicates`: what is new in the index in which counters look for members of every store. */
export const duplicatesRoute: FastifyPluginAsyncZod<Services> = async (app, services) => {
  app.post(
    paths.duplicates,
    {
      preValidation: whenSigned(services),
      schema: {
        summary: 'Follow the duplicate index of every store, from a number a store on',
        description: 'Signed by the device: RFC 9421 with Ed25519, see src/contract/sync/signature.ts.',
        body: DuplicatesRequest,
        response: { 200: DuplicatesReply, ...problemAnswers(400, 401, 403, 413, 415, 503) },
      },
    },
    async (request, reply) =>
      reply
        .code(200)
        .header('cache-control', 'no-store')
        .send(await readIndex(services, request.body)),
  )
}
