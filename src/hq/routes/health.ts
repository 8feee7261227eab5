import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import * as z from 'zod'
import { Instant } from '../../contract/consent.ts'
import { paths } from '../../contract/sync/join.ts'
import { PROTOCOL_VERSION } from '../../contract/sync/protocol.ts'
import { currentMigration } from '../database/migrate.ts'
import type { Services } from '../services.ts'

const Health = z.strictObject({
  database: z.enum(['up', 'down']),
  /** The newest that the database has had. */
  migration: z.string().nullable(),
  time: Instant,
  /** [VER1] The newest version that is taken; all before it are too. */
  protocol: z.int().positive(),
})

const PATIENCE_MS = 2_000

/** `GET /health`: for whoever watches over headquarters. 503 while the database is down. */
export const healthRoute: FastifyPluginAsyncZod<Services> = async (app, { db, clock }) => {
  app.get(
    paths.health,
    { schema: { summary: 'Whether headquarters can do its work', response: { 200: Health, 503: Health } } },
    async (_request, reply) => {
      const time = clock().toISOString()
      const migration = await withinPatience(currentMigration(db))
      return migration === undefined
        ? reply.code(503).send({ database: 'down', migration: null, time, protocol: PROTOCOL_VERSION })
        : reply.code(200).send({ database: 'up', migration, time, protocol: PROTOCOL_VERSION })
    },
  )
}

/** Undefined when it fails or takes too long. */
function withinPatience<T>(answer: Promise<T>): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<T | undefined>()
  const timer = setTimeout(() => resolve(undefined), PATIENCE_MS)
  answer.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer))
  return promise
}
