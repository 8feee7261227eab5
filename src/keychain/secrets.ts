/** What a joined counter cannot work without. */
export const lastingSecrets = ['store-key', 'device-key', 'pin-pepper'] as const

/**
 * The secrets of one counter, each a short text: keys in base64url. `backup-identity` opens what is sealed to the
 * recovery code's holder (age's X25519). `escrow-recipient` is headquarters' public key: kept here, so that nobody who can write
 * files can put another in its place. `duplicate-key` is the company's for the index of
 * documents and phones, with its epoch. Those called `next` are on their way in: while one differs from the secret that
 * it is to replace, replacing that secret is not finished.
 */
export const secretNames = [
  ...lastingSecrets,
  'backup-identity',
  'escrow-recipient',
  'store-key-next',
  'device-key-next',
  'pin-pepper-next',
  'duplicate-key',
] as const
export type SecretName = (typeof secretNames)[number]

/** A text of this counter that is no secret and that nobody carries elsewhere: no backup and no recovery copy holds it. */
export interface AttemptsPlace {
  get(): Promise<string | null>
  set(text: string): Promise<void>
}

/** Where secrets are kept. Set resolves only once a read gives the secret back. */
export interface Secrets {
  get(name: SecretName): Promise<string | null>
  set(name: SecretName, secret: string): Promise<void>
  /**
   * Where failed sign-ins are counted a second time. A keychain only: a sealed file lies beside the store and would be put back
   * with it.
   */
  attempts?: AttemptsPlace
}
