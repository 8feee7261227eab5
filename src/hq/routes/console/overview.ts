import type { FastifyPluginAsync } from 'fastify'
import { companyCounts, dailyEnrolments, storeSummaries } from '../../repositories/counts.ts'
import { pressingCounts } from '../../requesting/storeRequests.ts'
import type { Services } from '../../services.ts'
import { serveCall } from './call.ts'

/** A counter that has not asked for so long is worth a telephone call. */
const SILENT_MS = 24 * 3600_000
const DAYS = 30

/** How headquarters stands. */
export const overviewRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  const { db, clock } = services

  serveCall(app, services, 'overview/show', async () => {
    const now = clock()
    const counts = await companyCounts(db, new Date(now.getTime() - SILENT_MS))
    const requests = await pressingCounts(db, now.toISOString())
    return { ...counts, requests, days: await dailyEnrolments(db, now, DAYS) }
  })

  serveCall(app, services, 'stores/list', () => storeSummaries(db))
}
