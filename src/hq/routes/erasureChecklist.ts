import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { ChecklistReply, ChecklistRequest } from '../../contract/sync/erasureChecklist.ts'
import { paths } from '../../contract/sync/join.ts'
import { erasureChecklist } from '../repositories/erasureChecklists.ts'
import type { Services } from '../services.ts'
import { signedDevice, whenSigned } from '../signatures/whenSigned.ts'
import { problemAnswers } from './problemAnswers.ts'

/** `POST /v1/members/erasure`: which places have stated to have erased a member of the counter's own store. */
export const erasureChecklistRoute: FastifyPluginAsyncZod<Services> = async (app, services) => {
  app.post(
    paths.erasureChecklist,
    {
      preValidation: whenSigned(services),
      schema: {
        summary: 'Tell a counter which places have signed that a member who left is erased there',
        description: 'Signed by the device: RFC 9421 with Ed25519, see src/contract/sync/signature.ts.',
        body: ChecklistRequest,
        response: { 200: ChecklistReply, ...problemAnswers(400, 401, 403, 413, 415, 503) },
      },
    },
    async request => ({
      checklist: await erasureChecklist(services.db, signedDevice(request).storeCode, request.body.memberId),
    }),
  )
}
