import type { FastifyPluginAsync } from 'fastify'
import { verifyHeldCheckpoints } from '../../checkpoints/verifyHeld.ts'
import { listActions, verifyActions } from '../../repositories/actions.ts'
import type { Services } from '../../services.ts'
import { serveCall } from './call.ts'

const PAGE = 100

/** Headquarters' own log, and whether it and the counters' are as they were written. */
export const auditRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  const { db } = services

  serveCall(app, services, 'audit/actions', async ({ before, text }) =>
    (await listActions(db, { before, text, limit: PAGE })).map(({ subject, ...action }) => ({
      ...action,
      subject: subject ?? '',
    })),
  )

  serveCall(app, services, 'audit/verify', async () => {
    const own = await verifyActions(db)
    return {
      entries: own.ok ? own.value.entries : 0,
      brokenAt: own.ok ? null : own.error.sequence,
      ...(await verifyHeldCheckpoints(services)),
    }
  })
}
