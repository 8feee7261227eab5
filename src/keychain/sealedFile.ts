import { existsSync, readFileSync } from 'node:fs'
import { type Contents, seal, unseal } from './age.ts'
import { replaceFile } from './replaceFile.ts'
import type { Secrets } from './secrets.ts'

/**
 * Secrets in a file sealed with a passphrase, for machines without a keychain. The passphrase is asked for at every
 * start and kept in memory only while the app runs.
 */
export const MIN_PASSPHRASE_LENGTH = 12

const secretsIn = (file: string, passphrase: string, contents: Contents): Secrets => ({
  get: async name => contents[name] ?? null,
  async set(name, secret) {
    // Sealing takes a second, and recovering sets many that are there already.
    if (contents[name] === secret) return
    replaceFile(file, await seal({ ...contents, [name]: secret }, passphrase, 'passphrase'))
    contents[name] = secret
  },
})

/** Starts a sealed file, empty unless told what to begin with. Throws where one exists: its secrets may be the only way into a store. */
export async function createSealedFile(
  file: string,
  passphrase: string,
  contents: Contents = {},
): Promise<Secrets> {
  if (existsSync(file)) throw new Error('a sealed file exists here already')
  replaceFile(file, await seal(contents, passphrase, 'passphrase'))
  return secretsIn(file, passphrase, { ...contents })
}

/** Opens a sealed file, or gives null when the passphrase is not the one that it was sealed with. */
export async function openSealedFile(file: string, passphrase: string): Promise<Secrets | null> {
  const contents = await unseal(readFileSync(file), passphrase)
  return contents && secretsIn(file, passphrase, contents)
}
