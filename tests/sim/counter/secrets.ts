import type { SecretName, Secrets } from '../../../src/keychain/secrets.ts'

/**
 * A counter's keychain. The counter waits for it, and may be killed before and after. What is sealed to headquarters is
 * no part of synchronising, so no recipient is kept.
 */
export function secretsOf(
  kept: Map<SecretName, string>,
  moment: () => Promise<void>,
  isAlive: () => boolean,
): Secrets {
  return {
    async get(name) {
      await moment()
      return kept.get(name) ?? null
    },
    async set(name, secret) {
      await moment()
      if (isAlive() && name !== 'escrow-recipient') kept.set(name, secret)
      await moment()
    },
  }
}
