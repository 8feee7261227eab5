import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { Decrypter, Encrypter } from 'age-encryption'
import type { SecretName, Secrets } from './secrets.ts'

/**
 * Secrets in a file sealed with a passphrase (age, scrypt), for machines without a keychain. The passphrase is asked
 * for at every start and kept in memory only while the app runs.
 */
export const MIN_PASSPHRASE_LENGTH = 12

type Contents = Partial<Record<SecretName, string>>

const seal = async (contents: Contents, passphrase: string) => {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  return encrypter.encrypt(JSON.stringify(contents))
}

/** Written beside its place, flushed, then moved there: a power cut leaves the old file or the new one. */
function replaceFile(file: string, bytes: Uint8Array): void {
  const draft = `${file}.new`
  const handle = openSync(draft, 'w', 0o600)
  try {
    writeSync(handle, bytes)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
}

const secretsIn = (file: string, passphrase: string, contents: Contents): Secrets => ({
  get: async name => contents[name] ?? null,
  async set(name, secret) {
    const next = { ...contents, [name]: secret }
    replaceFile(file, await seal(next, passphrase))
    contents[name] = secret
  },
})

/** Starts an empty sealed file. Throws where one exists: its secrets may be the only way into a store. */
export async function createSealedFile(file: string, passphrase: string): Promise<Secrets> {
  if (existsSync(file)) throw new Error('a sealed file exists here already')
  replaceFile(file, await seal({}, passphrase))
  return secretsIn(file, passphrase, {})
}

/** Opens a sealed file, or gives null when the passphrase is not the one that it was sealed with. */
export async function openSealedFile(file: string, passphrase: string): Promise<Secrets | null> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    const text = await decrypter.decrypt(readFileSync(file), 'text')
    return secretsIn(file, passphrase, JSON.parse(text) as Contents)
  } catch (error) {
    if (error instanceof Error && /no identity matched|incorrect/i.test(error.message)) return null
    throw error
  }
}
