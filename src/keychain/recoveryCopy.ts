import { existsSync, readFileSync } from 'node:fs'
import { type Contents, seal, unseal } from './age.ts'
import { makeRecoveryCode, parseRecoveryCode } from './recoveryCode.ts'
import { replaceFile } from './replaceFile.ts'
import { type Secrets, secretNames } from './secrets.ts'

/**
 * Seals a copy of a counter's secrets to a new recovery code and gives the code, which is nowhere else from then on. A
 * copy that was there before is replaced: only the newest code opens it.
 */
export async function makeRecoveryCopy(file: string, secrets: Secrets): Promise<string> {
  const contents: Contents = {}
  for (const name of secretNames) {
    const secret = await secrets.get(name)
    if (!secret) throw new Error('a recovery copy would lack a secret')
    contents[name] = secret
  }
  const code = makeRecoveryCode()
  replaceFile(file, await seal(contents, code, 'recovery-code'))
  return code
}

/** The secrets in a recovery copy; null when there is none or the code is not the one that it was sealed to. */
export async function openRecoveryCopy(file: string, typed: string): Promise<Contents | null> {
  const code = parseRecoveryCode(typed)
  return code && existsSync(file) ? unseal(readFileSync(file), code) : null
}

/** Puts recovered secrets into the place where they are kept from now on. */
export async function restoreSecrets(contents: Contents, into: Secrets): Promise<void> {
  for (const name of secretNames) {
    const secret = contents[name]
    if (secret) await into.set(name, secret)
  }
}
