import type { FastifyPluginAsync } from 'fastify'
import { inTransaction } from '../../database/transaction.ts'
import { ProblemError } from '../../problem.ts'
import { recordAction } from '../../repositories/actions.ts'
import { storeRequests, wordsOfRequest } from '../../requesting/storeRequests.ts'
import type { Services } from '../../services.ts'
import { serveCall } from './call.ts'

/** What customers of every store asked for about their data, with its clocks; and the words of it for a purpose. */
export const requestRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  const { db, clock } = services

  serveCall(app, services, 'requests/list', ({ storeCode }) =>
    storeRequests(db, { storeCode, now: clock().toISOString() }),
  )

  serveCall(app, services, 'requests/reveal', async ({ storeCode, requestId, purpose }, by) =>
    inTransaction(db, async tx => {
      const words = await wordsOfRequest(tx, storeCode, requestId)
      if (!words) throw new ProblemError('unknown-here')
      await recordAction(tx, services, {
        actor: by.name,
        action: `request.revealed.${purpose}`,
        subject: requestId,
      })
      return words
    }),
  )
}
