import swagger from '@fastify/swagger'
import { serializerCompiler, validatorCompiler } from '@fastify/type-provider-zod'
import fastify, { type FastifyInstance, type FastifyServerFactory } from 'fastify'
import { answerErrors, frameworkErrors } from './errors.ts'
import { checkpointsRoute } from './routes/checkpoints.ts'
import { consoleRoutes } from './routes/console/index.ts'
import { duplicatesRoute } from './routes/duplicates.ts'
import { envelopesRoute } from './routes/envelopes.ts'
import { erasureChecklistRoute } from './routes/erasureChecklist.ts'
import { feedRoute } from './routes/feed.ts'
import { fetchMemberRoute } from './routes/fetchMember.ts'
import { healthRoute } from './routes/health.ts'
import { joinRoute } from './routes/join.ts'
import { openapiRoute } from './routes/openapi.ts'
import { describeRoute } from './routes/problemAnswers.ts'
import { recoverRoute } from './routes/recover.ts'
import { rejoinRoute } from './routes/rejoin.ts'
import type { Services } from './services.ts'
import { signAnswers } from './signatures/signAnswers.ts'
import { keepBody } from './signatures/whenSigned.ts'
import { packAnswers, unpack } from './transport/packing.ts'

const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Harmoor headquarters',
    version: '1',
    description: 'What counters and Harmoor itself can ask.',
  },
}

/** Headquarters as a web application: composition only, nothing here touches a disk, a clock or the network. */
export async function buildApp(
  services: Services,
  serverFactory?: FastifyServerFactory,
): Promise<FastifyInstance> {
  // Fastify's own log would carry addresses and URLs: what is worth knowing is logged below.
  const limits = { bodyLimit: 16 * 1024, requestTimeout: 30_000 }
  const app = fastify({ logger: false, ...limits, frameworkErrors, ...(serverFactory && { serverFactory }) })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  takeJson(app)
  answerErrors(app, services.log)
  logAnswers(app, services)
  signAnswers(app, services)
  packAnswers(app)
  await app.register(swagger, { openapi, transform: describeRoute })
  await app.register(healthRoute, services)
  await app.register(openapiRoute)
  await app.register(joinRoute, services)
  await app.register(rejoinRoute, services)
  await app.register(recoverRoute, services)
  await app.register(envelopesRoute, services)
  await app.register(checkpointsRoute, services)
  await app.register(fetchMemberRoute, services)
  await app.register(erasureChecklistRoute, services)
  await app.register(feedRoute, services)
  await app.register(duplicatesRoute, services)
  await app.register(consoleRoutes, services)
  return app
}

/** Bodies are JSON, and their bytes are kept as they travelled, for the signature. `__proto__` members are refused. */
function takeJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    keepBody(request, body as Buffer)
    unpack(request, body as Buffer).then(plain => parse(request, plain.toString('utf8'), done), done)
  })
}

/** One line per answer: the route by its pattern, never a URL, an address or a body. */
function logAnswers(app: FastifyInstance, { log }: Services): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}
