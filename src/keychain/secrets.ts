/** The secrets of one counter, each a short text: keys in base64url. */
export const secretNames = ['store-key', 'device-key', 'pin-pepper'] as const
export type SecretName = (typeof secretNames)[number]

/** Where secrets are kept. Set resolves only once a read gives the secret back. */
export interface Secrets {
  get(name: SecretName): Promise<string | null>
  set(name: SecretName, secret: string): Promise<void>
}
