import type { FastifyPluginAsync } from 'fastify'
import { dismissStaff, engageStaff } from '../../managing/staff.ts'
import { ProblemError } from '../../problem.ts'
import { listStaff, rosterOf } from '../../repositories/staff.ts'
import type { Services } from '../../services.ts'
import { hashPin, makePin } from '../../staff/pin.ts'
import { serveCall } from './call.ts'

/** Who works at the counters. A PIN is made here, shown once, and kept only as a hash. */
export const staffRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  const { db, keys, random } = services

  serveCall(app, services, 'staff/list', async ({ storeCode }) =>
    (await listStaff(db, storeCode)).map(({ dismissedAt, ...person }) => ({
      ...person,
      dismissedAt: dismissedAt?.toISOString() ?? null,
    })),
  )

  serveCall(app, services, 'staff/put', async ({ storeCode, newPin, ...person }, by) => {
    const known = (await rosterOf(db, storeCode)).find(one => one.staffNumber === person.staffNumber)
    const pin = newPin || !known ? makePin(random) : null
    const pinHash = pin === null && known ? known.pinHash : await hashPin(pin ?? '', keys.pepper)
    const engaged = await engageStaff(services, storeCode, { ...person, pinHash }, by.name, pin === null)
    if (!engaged.ok) throw new ProblemError('unknown-here')
    return { pin }
  })

  serveCall(app, services, 'staff/dismiss', async ({ storeCode, staffNumber }, by) => {
    const dismissed = await dismissStaff(services, storeCode, staffNumber, by.name)
    if (!dismissed.ok) throw new ProblemError('unknown-here')
    return {}
  })
}
