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
import { settlePepper } from './joining.ts'
import { settleDeviceKey } from './rejoining.ts'
import type { SealedCopies } from './sealedCopies.ts'

export interface Attaching {
  db: WritableDb
  secrets: Secrets
  counter: Counter
  options: CounterAppOptions
  /** Brought up to date, whatever was cut off before it could. */
  copies: SealedCopies
  work: Pick<BackupsOptions, 'dataFolder' | 'worker' | 'progress'>
  told: Pick<SyncOptions, 'revoked' | 'staffChanged'> & { forked(): Promise<void> }
}

const failed = (error: unknown) => log.failure('synchronising', error)

/** Sync and backups of an open store; null where its keychain lacks the device's key. */
export async function attach(attaching: Attaching): Promise<{ open: OpenCounter; backups: Backups } | null> {
  const { db, secrets, counter, options, copies, work, told } = attaching
  await settleDeviceKey(db, secrets)
  await settlePepper(db, secrets)
  await copies.bringUp()
  const secret = await secrets.get('device-key')
  if (!secret) return null
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
  const folder = options.backupFolder ?? filesIn(options.dataFolder).backups
  const backups = new Backups({ ...work, folder, secrets, counter })
  // Last: where anything before it fails, all is done again, and nobody would stop these.
  backups.schedule()
  return { open: { db, counter, key, sync, duplicateKey, isCutOff: () => cutOffAt(db) !== null }, backups }
}
