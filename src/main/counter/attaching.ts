import type { Secrets } from '../../keychain/secrets.ts'
import type { WritableDb } from '../../store/database.ts'
import { filesIn } from '../../store/manifest.ts'
import type { Counter } from '../../store/repositories/counter.ts'
import { cutOffAt } from '../../store/repositories/cutOff.ts'
import { deviceKeyFrom } from '../../sync/deviceKey.ts'
import { standAlone } from '../../sync/standAlone.ts'
import { type SyncOptions, startSync } from '../../sync/sync.ts'
import { log } from '../log.ts'
import { Backups, type BackupsOptions } from './backups.ts'
import type { CounterAppOptions, OpenCounter } from './counterAppOptions.ts'
import { duplicateKeyIn } from './duplicateKey.ts'
import { updateCopies } from './escrow.ts'
import { settlePepper } from './joining.ts'
import { settleDeviceKey } from './rejoining.ts'

export interface Attaching {
  db: WritableDb
  secrets: Secrets
  counter: Counter
  options: CounterAppOptions
  work: Pick<BackupsOptions, 'dataFolder' | 'worker' | 'progress'>
  told: Pick<SyncOptions, 'revoked' | 'staffChanged'> & { forked(): Promise<void> }
}

const failed = (error: unknown) => log.failure('synchronising', error)

/**
 * Brings the sealed copies up to date, whatever was cut off before it could. A disk that takes nothing just now is no reason
 * not to open.
 */
const sealCopies = (dataFolder: string, secrets: Secrets): Promise<void> =>
  updateCopies(dataFolder, secrets).catch(error => log.failure('sealing copies of the keys', error))

/** Sync and backups of an open store; null where its keychain lacks the device's key. */
export async function attach(attaching: Attaching): Promise<{ open: OpenCounter; backups: Backups } | null> {
  const { db, secrets, counter, options, work, told } = attaching
  await settleDeviceKey(db, secrets)
  await settlePepper(db, secrets)
  await sealCopies(options.dataFolder, secrets)
  const secret = await secrets.get('device-key')
  if (!secret) return null
  const folder = options.backupFolder ?? filesIn(options.dataFolder).backups
  const backups = new Backups({ ...work, folder, secrets, counter })
  backups.schedule()
  const key = deviceKeyFrom(secret)
  const { syncChanged: status, membersChanged: changed, appVersion } = options
  const duplicateKey = duplicateKeyIn(secrets)
  const forked = () => void told.forked().catch(failed)
  const here = { db, counter, key, status }
  const sync = counter.standsAlone
    ? standAlone(here)
    : startSync({
        ...here,
        ...told,
        forked,
        changed,
        failed,
        duplicateKey,
        ...(appVersion && { appVersion }),
      })
  return { open: { db, counter, key, sync, duplicateKey, isCutOff: () => cutOffAt(db) !== null }, backups }
}
