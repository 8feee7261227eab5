import { existsSync, readFileSync } from 'node:fs'
import { type Contents, makeIdentity, recipientOf, seal, sealTo, unseal, unsealWith } from './age.ts'
import { makeRecoveryCode, parseRecoveryCode } from './recoveryCode.ts'
import { replaceFile } from './replaceFile.ts'
import { lastingSecrets, type SecretName, type Secrets, secretNames } from './secrets.ts'

/** Where the copy lies, and beside it what has changed since its code was printed. */
export interface RecoveryFiles {
  recoveryCopy: string
  recoveryUpdate: string
}

/** All secrets that are there. Throws where one lacks that a counter cannot work without. */
export async function contentsFrom(secrets: Secrets): Promise<Contents> {
  const contents: Contents = {}
  for (const name of secretNames) {
    const secret = await secrets.get(name)
    if (secret) contents[name] = secret
    else if ((lastingSecrets as readonly SecretName[]).includes(name))
      throw new Error('a recovery copy would lack a secret')
  }
  return contents
}

/**
 * Seals a copy of a counter's secrets to a new recovery code and gives the code, which is nowhere else from then on. A
 * copy that was there before is replaced: only the newest code opens it. The identity that backups are sealed to is new
 * with every code, so that a code that was used opens no later backup either.
 */
export async function makeRecoveryCopy(file: string, secrets: Secrets): Promise<string> {
  await secrets.set('backup-identity', await makeIdentity())
  const contents = await contentsFrom(secrets)
  const code = makeRecoveryCode()
  replaceFile(file, await seal(contents, code, 'recovery-code'))
  return code
}

/**
 * Brings the recovery copy up to date after a secret was replaced, without its code, which nobody here has: the secrets
 * as they are now, sealed to the identity that is in the copy.
 */
export async function updateRecoveryCopy(file: string, secrets: Secrets): Promise<void> {
  const identity = await secrets.get('backup-identity')
  if (identity) replaceFile(file, await sealTo(await contentsFrom(secrets), await recipientOf(identity)))
}

/** The secrets in a recovery copy; null when the code is not the one that it was sealed to. */
export async function unsealRecoveryCopy(sealed: Uint8Array, typed: string): Promise<Contents | null> {
  const code = parseRecoveryCode(typed)
  return code ? unseal(sealed, code) : null
}

/** The secrets in a recovery copy, up to date; null when there is none or the code is not its own. */
export async function openRecoveryCopy(files: RecoveryFiles, typed: string): Promise<Contents | null> {
  if (!existsSync(files.recoveryCopy)) return null
  const contents = await unsealRecoveryCopy(readFileSync(files.recoveryCopy), typed)
  const identity = contents?.['backup-identity']
  if (!contents || !identity || !existsSync(files.recoveryUpdate)) return contents
  // Null where it belongs to an earlier code: this copy is then the newer of the two.
  return { ...contents, ...(await unsealWith(readFileSync(files.recoveryUpdate), identity)) }
}

/** Puts recovered secrets into the place where they are kept from now on. */
export async function restoreSecrets(contents: Contents, into: Secrets): Promise<void> {
  for (const name of secretNames) {
    const secret = contents[name]
    if (secret) await into.set(name, secret)
  }
}
