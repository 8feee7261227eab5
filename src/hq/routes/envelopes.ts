import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { PushReply, PushRequest } from '../../contract/sync/envelope.ts'
import { paths } from '../../contract/sync/join.ts'
import { push } from '../enrolling/push.ts'
import type { Services } from '../services.ts'
import { signedDevice, whenSigned } from '../signatures/whenSigned.ts'
import { problemAnswers } from './problemAnswers.ts'

/** A full batch of the longest envelopes is about 200 kB. */
const MAX_BYTES = 512 * 1024

/** `POST /v1/envelopes`: what a counter has enrolled, up to 50 at a time, each answered by itself. */
export const envelopesRoute: FastifyPluginAsyncZod<Services> = async (app, services) => {
  app.post(
    paths.envelopes,
    {
      bodyLimit: MAX_BYTES,
      preValidation: whenSigned(services),
      schema: {
        summary: 'Hand envelopes to headquarters; each is stored once and answered with a signed receipt',
        description: 'Signed by the device: RFC 9421 with Ed25519, see src/contract/sync/signature.ts.',
        body: PushRequest,
        response: { 200: PushReply, ...problemAnswers(400, 401, 403, 413, 415, 503) },
      },
    },
    async request => ({ results: await push(services, signedDevice(request), request.body) }),
  )
}
