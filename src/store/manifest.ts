import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { syncFolder } from './syncFile.ts'

/**
 * What stands beside the store in plain text: which keychain entry opens it and where that is kept. Without it, a
 * store whose keychain is gone could not be told from a machine that never had one.
 */
const Manifest = z.strictObject({
  version: z.literal(1),
  /** Names the store in the keychain. */
  storeName: z.uuid(),
  keyKeptIn: z.enum(['keychain', 'passphrase']),
  /** `making` until the store file has been there once: after that, a missing store is a fault. */
  state: z.enum(['making', 'made']),
  /** `noted` once someone has shown that the recovery code is on paper; until then every start makes a new one. */
  recoveryCode: z.enum(['unseen', 'noted']).default('unseen'),
  /** This store came out of a backup: before anyone signs in, headquarters makes it a device of its own. */
  rejoin: z.literal('due').optional(),
  /** The keys came out of a copy: until a supervisor has signed in, nobody else does, however often the app restarts. */
  supervisorFirst: z.literal('due').optional(),
})
export type Manifest = z.infer<typeof Manifest>

/** The files of a counter's data folder. */
export const filesIn = (dataFolder: string) => ({
  manifest: join(dataFolder, 'counter.json'),
  store: join(dataFolder, 'store.db'),
  sealedSecrets: join(dataFolder, 'secrets.age'),
  recoveryCopy: join(dataFolder, 'recovery.age'),
  /** What has changed since the recovery code was printed, sealed to the identity in the recovery copy. */
  recoveryUpdate: join(dataFolder, 'recovery-update.age'),
  /** The secrets, sealed to headquarters. */
  escrowCopy: join(dataFolder, 'escrow.age'),
  /** The store under its next key, while it is re-keyed. */
  rekeyedStore: join(dataFolder, 'store.db.rekeyed'),
  /** The store's copy while a backup is made of it. */
  storeCopy: join(dataFolder, 'store.db.copy'),
  backups: join(dataFolder, 'backups'),
})

/** Null when the folder holds no counter yet. `damaged` when the file is there and cannot be understood. */
export function readManifest(dataFolder: string): Manifest | 'damaged' | null {
  const file = filesIn(dataFolder).manifest
  if (!existsSync(file)) return null
  try {
    return Manifest.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return 'damaged'
  }
}

export function writeManifest(dataFolder: string, manifest: Manifest): void {
  const { manifest: file } = filesIn(dataFolder)
  const handle = openSync(`${file}.new`, 'w', 0o600)
  writeSync(handle, JSON.stringify(manifest))
  fsyncSync(handle)
  closeSync(handle)
  renameSync(`${file}.new`, file)
  syncFolder(dataFolder)
}
