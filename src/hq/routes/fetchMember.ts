import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { FetchReply, FetchRequest } from '../../contract/sync/fetch.ts'
import { paths } from '../../contract/sync/join.ts'
import { fetchMember } from '../fetching/fetchMember.ts'
import type { Services } from '../services.ts'
import { signedDevice, whenSigned } from '../signatures/whenSigned.ts'
import { problemAnswers } from './problemAnswers.ts'

/** `POST /v1/members/fetch`: the facts of one member of the counter's own store, for a purpose that is written down. */
export const fetchMemberRoute: FastifyPluginAsyncZod<Services> = async (app, services) => {
  app.post(
    paths.fetchMember,
    {
      preValidation: whenSigned(services),
      schema: {
        summary: 'Give a counter back a member of its own store, and write down who asked and what for',
        description: 'Signed by the device: RFC 9421 with Ed25519, see src/contract/sync/signature.ts.',
        body: FetchRequest,
        response: { 200: FetchReply, ...problemAnswers(400, 401, 403, 413, 415, 503) },
      },
    },
    async request => fetchMember(services, signedDevice(request), request.body),
  )
}
