import { canonicalJson, type Json } from '../audit/canonical.ts'

/** That a member's facts are gone from a place, signed by whoever keeps that place. Says nothing of whose they were. */
interface Erased<Scope extends string> {
  kind: 'erasure-statement'
  version: 1
  memberId: string
  /** ISO 8601 instant, UTC, by the clock of who signs. */
  erasedAt: string
  scope: Scope
  /** Ed25519, base64url, over `erasureText`. */
  signature: string
}

export type DeviceErasure = Erased<'store'> & { deviceId: string }
export type HeadquartersErasure = Erased<'headquarters'> & { keyId: string }
type Statement = DeviceErasure | HeadquartersErasure
type Unsigned<S> = S extends unknown ? Omit<S, 'signature'> : never

/** The text that is signed: the canonical JSON (RFC 8785) of all other members. */
export function erasureText(statement: Statement | Unsigned<Statement>): string {
  const { signature: _, ...said } = { signature: '', ...statement }
  return canonicalJson(said as unknown as Json)
}
