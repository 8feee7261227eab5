import { randomBytes } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import type { WorkProgress } from '../../contract/ipc/backup.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import { removeCopy } from '../../store/backup/copyStore.ts'
import { runInThread } from '../../store/backup/inThread.ts'
import type { WritableDb } from '../../store/database.ts'
import { filesIn } from '../../store/manifest.ts'
import { openStore } from '../../store/open.ts'
import { appendAudit } from '../../store/repositories/audit.ts'
import { syncFolder } from '../../store/syncFile.ts'
import { log } from '../log.ts'
import { updateCopies } from './escrow.ts'
import { storeWorkFault } from './storeWork.ts'

/** Where a test stops, as a power cut would. */
export type RekeyStep = 'key-made' | 'recovery-has-both' | 'copied' | 'switched' | 'key-kept' | 'finished'

export interface RekeyOptions {
  dataFolder: string
  secrets: Secrets
  worker: URL | null
  progress(progress: WorkProgress): void
  reached?(step: RekeyStep): void
}

const opens = (store: string, secret: string): boolean => {
  const opened = openStore(store, Buffer.from(secret, 'base64url'))
  if (opened.ok) opened.value.close()
  return opened.ok
}

/** True while a next key is there that has not become the key. */
export async function isRekeying(secrets: Secrets): Promise<boolean> {
  const next = await secrets.get('store-key-next')
  return next !== null && next !== (await secrets.get('store-key'))
}

/** The key that the store has: the next one where the store was exchanged and the keychain did not take its key yet. */
export async function keyInUse(store: string, secrets: Secrets): Promise<string | null> {
  const next = await secrets.get('store-key-next')
  return next && (await isRekeying(secrets)) && opens(store, next) ? next : secrets.get('store-key')
}

/**
 * Gives the store a new key. At every moment the keychain and the recovery copy both hold the key that the store in place
 * has: the next key is in both before the store is exchanged, and the old one goes after. Nobody may have the store open.
 *
 * Called again after it was cut off, it goes on from wherever that was.
 */
export async function rekeyStore(options: RekeyOptions): Promise<Result<void, Fault>> {
  const { dataFolder, secrets, reached = () => {} } = options
  const files = filesIn(dataFolder)
  if (!(await isRekeying(secrets))) await secrets.set('store-key-next', randomBytes(32).toString('base64url'))
  reached('key-made')
  const [key, next] = [await secrets.get('store-key'), await secrets.get('store-key-next')]
  if (!key || !next) throw new Error('re-keying without a key')
  await updateCopies(dataFolder, secrets)
  reached('recovery-has-both')
  if (!opens(files.store, next)) {
    const copied = await copyUnder(options, key, next)
    if (!copied.ok) return copied
    reached('copied')
    // The recovery copy's new name and the old log's removal first: the exchange must not outrun either.
    syncFolder(dataFolder)
    renameSync(files.rekeyedStore, files.store)
    syncFolder(dataFolder)
    reached('switched')
  }
  await secrets.set('store-key', next)
  reached('key-kept')
  await updateCopies(dataFolder, secrets)
  removeCopy(files.rekeyedStore)
  reached('finished')
  return ok(undefined)
}

function faultOf(error: unknown): Result<never, Fault> {
  log.failure('changing the key of the store', error)
  const code = (error as { code?: string }).code ?? ''
  return err({ code: ['ENOSPC', 'SQLITE_FULL'].includes(code) ? 'disk-full' : 'unexpected' })
}

/** The same; a disk or a keychain that does not play along is a fault like another. The store in place opens as before. */
export const tryToRekey = (options: RekeyOptions): Promise<Result<void, Fault>> =>
  rekeyStore(options).catch(faultOf)

async function copyUnder({ dataFolder, worker, progress }: RekeyOptions, key: string, next: string) {
  const { store, rekeyedStore: copy } = filesIn(dataFolder)
  // Opening and closing it alone takes the write-ahead log into the store: one left beside it would be read as the new one's.
  if (!opens(store, key) || existsSync(`${store}-wal`)) return err<Fault>({ code: 'store-in-use' })
  const copied = await runInThread(worker, { kind: 'rekey', store, key, next, copy }, progress)
  if (!copied.ok) return err<Fault>({ code: storeWorkFault[copied.error] })
  return existsSync(`${store}-wal`) ? err<Fault>({ code: 'store-in-use' }) : ok(undefined)
}

/** What is not in the log was not done for whoever asked: they are told so, and ask again. */
export function recordRekey(db: WritableDb, staffNumber: string): Result<void, Fault> {
  const at = new Date().toISOString()
  try {
    appendAudit(db, { at, actor: staffNumber, action: 'store.rekeyed', subject: null, commitment: null })
    return ok(undefined)
  } catch (error) {
    return faultOf(error)
  }
}
