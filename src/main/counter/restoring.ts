import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import type { WorkProgress } from '../../contract/ipc/backup.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { openKeychain } from '../../keychain/keychain.ts'
import { restoreSecrets, unsealRecoveryCopy } from '../../keychain/recoveryCopy.ts'
import { createSealedFile, MIN_PASSPHRASE_LENGTH } from '../../keychain/sealedFile.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import { serviceName } from '../../keychain/serviceName.ts'
import { readHeader } from '../../store/backup/header.ts'
import { runInThread } from '../../store/backup/inThread.ts'
import { filesIn, type Manifest, writeManifest } from '../../store/manifest.ts'
import { syncFile, syncFolder } from '../../store/syncFile.ts'
import { storeWorkFault } from './storeWork.ts'

const incoming = (dataFolder: string) => join(dataFolder, 'restore.incoming')
/** Filled, and not yet to be taken. */
const draftFolder = (dataFolder: string) => join(dataFolder, 'restoring')
/** Whole: whatever happens, this is put in place, now or at the next start. */
const readyFolder = (dataFolder: string) => join(dataFolder, 'restored')

export function beginRestore(dataFolder: string): void {
  writeFileSync(incoming(dataFolder), '', { mode: 0o600 })
}

/** False when it is not the piece that comes next. */
export function appendRestore(dataFolder: string, at: number, bytes: Uint8Array): boolean {
  const file = incoming(dataFolder)
  if (!existsSync(file) || statSync(file).size !== at) return false
  appendFileSync(file, bytes)
  return true
}

export interface RestoreOptions {
  dataFolder: string
  code: string
  passphrase: string | null
  worker: URL | null
  progress(progress: WorkProgress): void
}

/**
 * Takes everything out of a backup that was brought here, looks through it and lays it ready. Nothing that is in place is
 * touched: a wrong code or an altered file leaves the machine as it was.
 */
export async function prepareRestore(options: RestoreOptions): Promise<Result<void, Fault>> {
  const { dataFolder, code, passphrase } = options
  const backup = incoming(dataFolder)
  const read = existsSync(backup) ? readHeader(backup) : null
  if (!read) return err({ code: 'backup-unusable' })
  const recoveryCopy = Buffer.from(read.header.recoveryCopy, 'base64')
  const identity = await identityIn(recoveryCopy, code)
  if (!identity.ok) return identity
  const storeName = randomUUID()
  const keychain = await openKeychain(serviceName(storeName))
  if (!keychain && passphrase === null) return err({ code: 'passphrase-needed' })
  if (!keychain && [...(passphrase ?? '')].length < MIN_PASSPHRASE_LENGTH)
    return err({ code: 'passphrase-too-short' })

  const secrets = await unseal(options, backup, identity.value)
  if (!secrets.ok) return secrets
  const draft = draftFolder(dataFolder)
  const files = filesIn(draft)
  const into: Secrets =
    keychain ?? (await createSealedFile(files.sealedSecrets, passphrase ?? '', secrets.value))
  await restoreSecrets(secrets.value, into)
  writeFileSync(files.recoveryCopy, recoveryCopy, { mode: 0o600 })
  syncFile(files.recoveryCopy)
  const keyKeptIn = keychain ? 'keychain' : 'passphrase'
  const manifest: Manifest = { version: 1, storeName, keyKeptIn, state: 'made', recoveryCode: 'unseen' }
  writeManifest(draft, { ...manifest, rejoin: 'due', supervisorFirst: 'due' })
  syncFolder(draft)
  renameSync(draft, readyFolder(dataFolder))
  syncFolder(dataFolder)
  rmSync(backup)
  return ok(undefined)
}

/** What the backup is sealed to, out of the recovery copy that is in its header. */
async function identityIn(recoveryCopy: Buffer, code: string): Promise<Result<string, Fault>> {
  try {
    const contents = await unsealRecoveryCopy(recoveryCopy, code)
    if (!contents) return err({ code: 'recovery-code-wrong' })
    const identity = contents['backup-identity']
    return identity ? ok(identity) : err({ code: 'backup-unusable' })
  } catch {
    return err({ code: 'backup-unusable' })
  }
}

async function unseal({ dataFolder, worker, progress }: RestoreOptions, backup: string, identity: string) {
  const draft = draftFolder(dataFolder)
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  const into = filesIn(draft).store
  const opened = await runInThread(worker, { kind: 'unseal', backup, identity, into }, progress)
  return opened.ok ? opened : err({ code: storeWorkFault[opened.error] })
}

/** The files of a counter that a restored one has instead, or does without. */
function* replacedFiles(files: ReturnType<typeof filesIn>): Iterable<string> {
  yield* [files.manifest, `${files.store}-wal`, `${files.store}-shm`, files.store, files.rekeyedStore]
  yield* [files.sealedSecrets, files.recoveryCopy, files.recoveryUpdate, files.escrowCopy]
}

/** Moves one file if it is there, to the folder of the other. */
const move = (file: string, folder: string) => {
  if (existsSync(file)) renameSync(file, join(folder, basename(file)))
}

/**
 * Puts in place what lies ready, if anything does, and keeps what it replaces in a folder of its own: nothing that may
 * hold a record or a key is deleted. Cut off anywhere, it goes on at the next start. No store may be open.
 */
export function finishRestore(dataFolder: string): void {
  const placing = join(dataFolder, 'placing')
  if (existsSync(readyFolder(dataFolder))) {
    const aside = join(dataFolder, `replaced-${new Date().toISOString().replace(/[-:.]/g, '')}`)
    mkdirSync(aside, { recursive: true, mode: 0o700 })
    for (const file of replacedFiles(filesIn(dataFolder))) move(file, aside)
    if (readdirSync(aside).length === 0) rmdirSync(aside)
    syncFolder(dataFolder)
    // From here on, what is in place is what was restored.
    renameSync(readyFolder(dataFolder), placing)
    syncFolder(dataFolder)
  }
  if (!existsSync(placing)) return
  for (const name of readdirSync(placing)) renameSync(join(placing, name), join(dataFolder, name))
  syncFolder(dataFolder)
  rmdirSync(placing)
}
