import { randomBytes } from 'node:crypto'
import type { TrialHeadquarters } from '../../build/drive/headquarters.ts'
import { makeLog } from '../../src/hq/log.ts'
import { openServices } from '../../src/hq/open.ts'
import type { Services } from '../../src/hq/services.ts'

/** Works beside a headquarters that runs. */
export async function beside<T>(
  { folder }: TrialHeadquarters,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const options = { dataFolder: folder, mode: 'visit', log: makeLog('warn'), random: randomBytes } as const
  const { services, close } = await openServices(options)
  try {
    return await work(services)
  } finally {
    await close()
  }
}
