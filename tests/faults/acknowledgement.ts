import type { SecretName } from '../../src/keychain/secrets.ts'

/**
 * What a writing process tells its parent, one JSON line each, only after the store's own function has returned: from
 * then on no fault may take it back.
 */
export type Acknowledgement =
  | { did: 'created' }
  | { did: 'joined' }
  | { did: 'enrolled'; memberId: string; sequence: number }
  | { did: 'confirmed'; envelopeId: string }
  | { did: 'cancelled'; memberId: string }
  | { did: 'migrated' }
  /** A secret that the keychain holds from now on. Invented like everything here, so it may be told. */
  | { did: 'kept'; name: SecretName; secret: string }
  | { did: 're-keyed' }
  /** What was acknowledged before this belongs into the backup that is begun now. */
  | { did: 'backing-up'; name: string }
  | { did: 'backed-up'; name: string }
  /** A step that failed, by SQLite's code; nothing of it may be kept. */
  | { did: 'failed'; code: string }
  /** The work that was asked for is done. */
  | { did: 'finished' }

/** Whole lines only: a process that was killed may have left half of one. */
export const acknowledgements = (text: string): Acknowledgement[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line) as Acknowledgement)
