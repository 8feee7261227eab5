import type { FastifyPluginAsync } from 'fastify'
import { cutOffDevice, reinstateDevice } from '../../managing/devices.ts'
import { ProblemError } from '../../problem.ts'
import { type DeviceStanding, deviceStandings } from '../../repositories/deviceStandings.ts'
import type { Services } from '../../services.ts'
import { serveCall } from './call.ts'

const shown = ({ log, continues: _, clockSkewMs: __, ...device }: DeviceStanding) => ({
  ...device,
  joinedAt: device.joinedAt.toISOString(),
  revokedAt: device.revokedAt?.toISOString() ?? null,
  lastContactAt: device.lastContactAt?.toISOString() ?? null,
  log: log && { ...log, countersignedAt: log.countersignedAt.toISOString() },
})

/** Counters: how each stands, cutting one off, letting it back in. */
export const deviceRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  serveCall(app, services, 'devices/list', async () => (await deviceStandings(services.db)).map(shown))

  serveCall(app, services, 'devices/revoke', async ({ deviceId }, by) => {
    const done = await cutOffDevice(services, deviceId, by.name)
    if (!done.ok) throw new ProblemError('unknown-here')
    return {}
  })

  serveCall(app, services, 'devices/reinstate', async ({ deviceId }, by) => {
    const done = await reinstateDevice(services, deviceId, by.name)
    if (!done.ok) throw new ProblemError('unknown-here')
    return {}
  })
}
