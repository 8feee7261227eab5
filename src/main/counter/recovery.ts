import { randomUUID } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import type { AppState } from '../../contract/ipc/app.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Contents } from '../../keychain/age.ts'
import { updateEscrowCopy } from '../../keychain/escrowCopy.ts'
import { openKeychain } from '../../keychain/keychain.ts'
import { makeRecoveryCopy, openRecoveryCopy, restoreSecrets } from '../../keychain/recoveryCopy.ts'
import { createSealedFile, MIN_PASSPHRASE_LENGTH } from '../../keychain/sealedFile.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import { serviceName } from '../../keychain/serviceName.ts'
import type { WritableDb } from '../../store/database.ts'
import { filesIn, type Manifest, readManifest, writeManifest } from '../../store/manifest.ts'
import { appendAudit } from '../../store/repositories/audit.ts'
import { openEscrow } from './escrow.ts'
import type { Keys } from './keys.ts'

type StoreFault = Extract<AppState, { phase: 'store-fault' }>['fault']

/** The faults that keys from a sealed copy can mend: those of the keychain, and a key that does not fit. */
const MENDABLE: readonly StoreFault[] = ['key-missing', 'keychain-unavailable', 'key-wrong-or-store-damaged']

/** True where a sealed copy stands beside the store: one that the paper's code opens, or one that headquarters opens. */
export function isRecoverable(dataFolder: string, fault: StoreFault): boolean {
  const { recoveryCopy, escrowCopy, store } = filesIn(dataFolder)
  return MENDABLE.includes(fault) && existsSync(store) && [recoveryCopy, escrowCopy].some(existsSync)
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
    const files = filesIn(dataFolder)
    const code = await makeRecoveryCopy(files.recoveryCopy, secrets)
    await updateEscrowCopy(files.escrowCopy, secrets)
    return new RecoveryCode(code, dataFolder)
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

/** A sealed file that does not open any more is kept beside the new one: nothing that holds keys is ever deleted. */
async function sealAnew(dataFolder: string, passphrase: string, contents: Contents): Promise<Secrets> {
  const { sealedSecrets } = filesIn(dataFolder)
  if (existsSync(sealedSecrets)) renameSync(sealedSecrets, `${sealedSecrets}.${Date.now()}.old`)
  return createSealedFile(sealedSecrets, passphrase, contents)
}

/** Who opens the copy: whoever has the code on paper, or `headquarters` (its URL) by a one-time code of its own. */
interface RecoveryRequest {
  code: string
  headquarters: string | null
  /** Seals the keys where there is no keychain. */
  passphrase: string | null
}

async function open(dataFolder: string, request: RecoveryRequest): Promise<Result<Contents, Fault>> {
  const { code, headquarters } = request
  if (headquarters !== null) return openEscrow(dataFolder, headquarters, code)
  const files = filesIn(dataFolder)
  if (!existsSync(files.recoveryCopy)) return err({ code: 'recovery-copy-missing' })
  const contents = await openRecoveryCopy(files, code)
  return contents ? ok(contents) : err({ code: 'recovery-code-wrong' })
}

function passphraseFault(passphrase: string | null): Fault | null {
  if (passphrase === null) return { code: 'passphrase-needed' }
  return [...passphrase].length < MIN_PASSPHRASE_LENGTH ? { code: 'passphrase-too-short' } : null
}

/**
 * Takes this counter's keys out of a sealed copy into this machine's keychain, or, where there is none, into a file
 * sealed with `passphrase`. The store is not touched. A new recovery code is printed afterwards, since this one has been
 * used.
 */
export async function recoverKeys(
  dataFolder: string,
  request: RecoveryRequest,
): Promise<Result<Keys, Fault>> {
  const before = readManifest(dataFolder)
  const storeName = before && before !== 'damaged' ? before.storeName : randomUUID()
  const keychain = await openKeychain(serviceName(storeName))
  const fault = keychain ? null : passphraseFault(request.passphrase)
  // A code from headquarters works once: it is not spent before there is a place for the keys.
  if (fault && request.headquarters !== null) return err(fault)
  const contents = await open(dataFolder, request)
  if (!contents.ok) return contents
  if (fault) return err(fault)
  const secrets = keychain ?? (await sealAnew(dataFolder, request.passphrase ?? '', contents.value))
  await restoreSecrets(contents.value, secrets)
  const keyKeptIn = keychain ? 'keychain' : 'passphrase'
  const manifest: Manifest = {
    // A restored store whose rejoining is due stays so: its erasures are applied before anyone signs in.
    ...(before && before !== 'damaged' && before.rejoin ? { rejoin: before.rejoin } : {}),
    version: 1,
    storeName,
    keyKeptIn,
    state: 'made',
    recoveryCode: 'unseen',
    supervisorFirst: 'due',
  }
  writeManifest(dataFolder, manifest)
  return ok({ manifest, secrets })
}

export function recordRecovery(db: WritableDb, staffNumber: string): void {
  const at = new Date().toISOString()
  appendAudit(db, { at, actor: staffNumber, action: 'keys.recovered', subject: null, commitment: null })
}
