import type { SecretName, Secrets } from '../../src/keychain/secrets.ts'
import type { Acknowledgement } from './acknowledgement.ts'
import type { Task } from './writer.ts'

/** A keychain that loses nothing, as the operating system's own: what is set is told first. */
export function keychain(
  held: Task['secrets'],
  told: (name: SecretName, secret: string) => void = () => {},
): Secrets {
  const secrets = { ...held }
  return {
    get: async name => secrets[name] ?? null,
    set: async (name, secret) => {
      told(name, secret)
      secrets[name] = secret
    },
  }
}

/** What it holds after all that was acknowledged. */
export function heldAfter(held: Task['secrets'], acknowledged: readonly Acknowledgement[]): Task['secrets'] {
  const kept = acknowledged.flatMap(line => (line.did === 'kept' ? [[line.name, line.secret]] : []))
  return { ...held, ...Object.fromEntries(kept) }
}

export const keyIn = (held: Task['secrets'], name: SecretName = 'store-key') =>
  Buffer.from(held[name] ?? '', 'base64url')
