import type { FastifyPluginAsync } from 'fastify'
import { inTransaction } from '../../database/transaction.ts'
import { CODE_LIVES_MS, issueJoinCode } from '../../joining/joinCode.ts'
import { openStore } from '../../managing/stores.ts'
import { ProblemError } from '../../problem.ts'
import { recordAction } from '../../repositories/actions.ts'
import type { Services } from '../../services.ts'
import { serveCall } from './call.ts'

/** Stores, and the one-time codes with which their counters join. */
export const storeRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  serveCall(app, services, 'stores/add', async (store, by) => {
    const opened = await openStore(services, store, by.name)
    if (!opened.ok) throw new ProblemError('store-code-taken')
    return {}
  })

  serveCall(app, services, 'devices/code', async ({ storeCode }, by) => {
    const code = await issueJoinCode(services, storeCode)
    if (!code.ok)
      throw new ProblemError(code.error === 'store-unknown' ? 'unknown-here' : 'store-without-staff')
    const action = { actor: by.name, action: 'code.issued', subject: storeCode }
    await inTransaction(services.db, tx => recordAction(tx, services, action))
    const expiresAt = new Date(services.clock().getTime() + CODE_LIVES_MS).toISOString()
    return { code: code.value, expiresAt }
  })
}
