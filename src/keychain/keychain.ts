import type { SecretName, Secrets } from './secrets.ts'

type Keytar = typeof import('keytar')

/** A keychain that hangs (a locked collection waiting for a prompt nobody sees) counts as none after this long. */
const PATIENCE_MS = 15_000

/** The entry beside the secrets that counts failed sign-ins. */
export const ATTEMPTS = 'sign-in-attempts'

const inTime = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the keychain did not answer')), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** keytar's import itself throws where libsecret is missing, so it is loaded only here and only when asked for. */
const load = async (): Promise<Keytar> => {
  const loaded = (await import('keytar')) as Keytar & { default?: Keytar }
  return loaded.default ?? loaded
}

/**
 * The operating system's keychain (Keychain on macOS, Credential Vault on Windows, Secret Service on Linux), or null
 * where there is none that answers. There is no fallback in here: what to do without one is said to the user.
 * @param service names the store, so that two counters of one OS user do not share keys.
 */
export async function openKeychain(service: string): Promise<Secrets | null> {
  try {
    const keytar = await load()
    await inTime(keytar.getPassword(service, 'store-key'))
    return {
      get: (name: SecretName) => inTime(keytar.getPassword(service, name)),
      attempts: {
        get: () => inTime(keytar.getPassword(service, ATTEMPTS)),
        set: text => inTime(keytar.setPassword(service, ATTEMPTS, text)),
      },
      async set(name, secret) {
        await inTime(keytar.setPassword(service, name, secret))
        if ((await inTime(keytar.getPassword(service, name))) !== secret)
          throw new Error('the keychain did not keep what it was given')
      },
    }
  } catch {
    return null
  }
}
