import { randomInt } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { pinProblem } from '../../domain/staff/pin.ts'
import type { Secrets } from '../../keychain/secrets.ts'

/** As headquarters does it: argon2id, 64 MiB, three passes, the pepper as its secret (RFC 9106 §4). */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }

/** 32 bytes without which hashes of PINs are worth nothing. */
export async function pepperOf(secrets: Secrets): Promise<Buffer> {
  const pepper = await secrets.get('pin-pepper')
  if (!pepper) throw new Error('joined without a pepper')
  return Buffer.from(pepper, 'base64url')
}

/** The PHC string of a PIN. */
export const hashPin = (pin: string, pepper: Buffer): Promise<string> =>
  hash(pin, { ...COST, secret: pepper })

/** A six-digit PIN that may be used, every one as likely. */
export function makePin(): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0')
    if (pinProblem(pin) === null) return pin
  }
}
