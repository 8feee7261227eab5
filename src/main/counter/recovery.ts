import { randomUUID } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import type { AppState } from '../../contract/ipc/app.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { openKeychain } from '../../keychain/keychain.ts'
import { makeRecoveryCopy, openRecoveryCopy, restoreSecrets } from '../../keychain/recoveryCopy.ts'
import { createSealedFile, MIN_PASSPHRASE_LENGTH } from '../../keychain/sealedFile.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import { serviceName } from '../../keychain/serviceName.ts'
import type { WritableDb } from '../../store/database.ts'
import { filesIn, type Manifest, readManifest, writeManifest } from '../../store/manifest.ts'
import { appendAudit } from '../../store/repositories/audit.ts'
import type { Keys } from './keys.ts'

type StoreFault = Extract<AppState, { phase: 'store-fault' }>['fault']

/** The faults that keys from the recovery copy can mend: those of the keychain, and a key that does not fit. */
const MENDABLE: readonly StoreFault[] = ['key-missing', 'keychain-unavailable', 'key-wrong-or-store-damaged']

export function isRecoverable(dataFolder: string, fault: StoreFault): boolean {
  const { recoveryCopy, store } = filesIn(dataFolder)
  return MENDABLE.includes(fault) && existsSync(recoveryCopy) && existsSync(store)
}

/** The code while it is on the screen: never on the disk, and gone once it is noted. */
export class RecoveryCode {
  readonly code: string
  readonly #dataFolder: string

  private constructor(code: string, dataFolder: string) {
    this.code = code
    this.#dataFolder = dataFolder
  }

  static async make(dataFolder: string, secrets: Secrets): Promise<RecoveryCode> {
    return new RecoveryCode(await makeRecoveryCopy(filesIn(dataFolder).recoveryCopy, secrets), dataFolder)
  }

  /** True when the last group was typed back, which is how someone shows that the code is on paper. */
  endsWith(typed: string): boolean {
    return typed.trim().toUpperCase() === this.code.split('-').at(-1)
  }

  noted(manifest: Manifest): Manifest {
    const noted: Manifest = { ...manifest, recoveryCode: 'noted' }
    writeManifest(this.#dataFolder, noted)
    return noted
  }
}

export type RecoveryFault = 'recovery-code-wrong' | 'passphrase-needed' | 'passphrase-too-short'

/** A sealed file that does not open any more is kept beside the new one: nothing that holds keys is ever deleted. */
async function sealAnew(dataFolder: string, passphrase: string): Promise<Secrets> {
  const { sealedSecrets } = filesIn(dataFolder)
  if (existsSync(sealedSecrets)) renameSync(sealedSecrets, `${sealedSecrets}.${Date.now()}.old`)
  return createSealedFile(sealedSecrets, passphrase)
}

/**
 * Takes this counter's keys out of the recovery copy into this machine's keychain, or, where there is none, into a
 * file sealed with `passphrase`. The store is not touched. A new recovery code is printed afterwards, since this one has
 * been used.
 */
export async function recoverKeys(
  dataFolder: string,
  code: string,
  passphrase: string | null,
): Promise<Result<Keys, RecoveryFault>> {
  const contents = await openRecoveryCopy(filesIn(dataFolder), code)
  if (!contents) return err('recovery-code-wrong')
  const before = readManifest(dataFolder)
  const storeName = before && before !== 'damaged' ? before.storeName : randomUUID()
  const keychain = await openKeychain(serviceName(storeName))
  if (!keychain && passphrase === null) return err('passphrase-needed')
  if (!keychain && [...(passphrase ?? '')].length < MIN_PASSPHRASE_LENGTH) return err('passphrase-too-short')
  const secrets = keychain ?? (await sealAnew(dataFolder, passphrase ?? ''))
  await restoreSecrets(contents, secrets)
  const keyKeptIn = keychain ? 'keychain' : 'passphrase'
  const manifest: Manifest = { version: 1, storeName, keyKeptIn, state: 'made', recoveryCode: 'unseen' }
  writeManifest(dataFolder, manifest)
  return ok({ manifest, secrets })
}

export function recordRecovery(db: WritableDb, staffNumber: string): void {
  const at = new Date().toISOString()
  appendAudit(db, { at, actor: staffNumber, action: 'keys.recovered', subject: null, commitment: null })
}
