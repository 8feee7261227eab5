import type { FastifyPluginAsync } from 'fastify'
import { storeDisclosures } from '../../disclosing/storeDisclosures.ts'
import type { Services } from '../../services.ts'
import { serveCall } from './call.ts'

/** What state agencies demanded of the stores, and were given. */
export const disclosureRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  serveCall(app, services, 'disclosures/list', asked => storeDisclosures(services.db, asked))
}
