import type { FastifyPluginAsync } from 'fastify'
import { changeSettings, publishNotice } from '../../managing/company.ts'
import { ProblemError } from '../../problem.ts'
import { listNotices, settingsOf } from '../../repositories/company.ts'
import type { Services } from '../../services.ts'
import { serveCall } from './call.ts'

/** What holds for every counter: settings and notices. */
export const companyRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  const { db } = services

  serveCall(app, services, 'settings/show', async () => settingsOf(db))

  serveCall(app, services, 'settings/put', async (settings, by) => {
    await changeSettings(services, settings, by.name)
    return {}
  })

  serveCall(app, services, 'notices/list', async () =>
    (await listNotices(db)).map(({ version, publishedAt }) => ({
      version,
      publishedAt: publishedAt.toISOString(),
    })),
  )

  serveCall(app, services, 'notices/publish', async (notice, by) => {
    const published = await publishNotice(services, notice, by.name)
    if (!published.ok) throw new ProblemError('notice-version-taken')
    return {}
  })
}
