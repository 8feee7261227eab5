import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import * as z from 'zod'

/** `GET /openapi.json`: every route there is, from the schemas that serve it. */
export const openapiRoute: FastifyPluginAsyncZod = async app => {
  const schema = {
    summary: 'This description',
    response: { 200: z.record(z.string(), z.unknown()) },
  }
  app.get('/openapi.json', { schema }, async () => ({ ...app.swagger() }))
}
