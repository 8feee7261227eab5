import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { CheckpointReply, CheckpointRequest } from '../../contract/sync/checkpoint.ts'
import { paths } from '../../contract/sync/join.ts'
import { countersign } from '../checkpoints/countersign.ts'
import type { Services } from '../services.ts'
import { signedDevice, whenSigned } from '../signatures/whenSigned.ts'
import { problemAnswers } from './problemAnswers.ts'

/** Sixteen checkpoints of 256 hashes are about 280 kB. */
const MAX_BYTES = 320 * 1024

/** `POST /v1/checkpoints`: what a counter has signed of its audit log. With none, it asks what is held of it. */
export const checkpointsRoute: FastifyPluginAsyncZod<Services> = async (app, services) => {
  app.post(
    paths.checkpoints,
    {
      bodyLimit: MAX_BYTES,
      preValidation: whenSigned(services),
      schema: {
        summary: 'Have checkpoints of a counter’s audit log countersigned, each extending the one before',
        description: 'Signed by the device: RFC 9421 with Ed25519, see src/contract/sync/signature.ts.',
        body: CheckpointRequest,
        response: { 200: CheckpointReply, ...problemAnswers(400, 401, 403, 413, 415, 503) },
      },
    },
    async request => countersign(services, signedDevice(request), request.body.checkpoints),
  )
}
