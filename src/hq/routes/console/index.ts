import cookies from '@fastify/cookie'
import type { FastifyPluginAsync } from 'fastify'
import type { Services } from '../../services.ts'
import { auditRoutes } from './audit.ts'
import { caseRoutes } from './cases.ts'
import { companyRoutes } from './company.ts'
import { deviceRoutes } from './devices.ts'
import { disclosureRoutes } from './disclosures.ts'
import { incidentRoutes } from './incidents.ts'
import { memberRoutes } from './members.ts'
import { overviewRoutes } from './overview.ts'
import { pageRoute } from './page.ts'
import { requestRoutes } from './requests.ts'
import { reviewRoutes } from './reviews.ts'
import { sessionRoutes } from './session.ts'
import { staffRoutes } from './staff.ts'
import { storeRoutes } from './stores.ts'

const nouns = [
  sessionRoutes,
  overviewRoutes,
  storeRoutes,
  deviceRoutes,
  staffRoutes,
  memberRoutes,
  caseRoutes,
  requestRoutes,
  disclosureRoutes,
  reviewRoutes,
  incidentRoutes,
  auditRoutes,
  companyRoutes,
]

/** Headquarters' console: its page, and every call of contract/console/calls. Answers are nobody's to keep. */
export const consoleRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  await app.register(pageRoute, {})
  await app.register(async calls => {
    calls.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))
    await calls.register(cookies)
    for (const routes of nouns) await calls.register(routes, services)
  })
}
