import { hash } from '@node-rs/argon2'
import { pinProblem } from '../../domain/staff/pin.ts'
import type { Services } from '../services.ts'

/**
 * argon2id well above the usual floor (RFC 9106 §4's second choice with three passes: 64 MiB, about 170 ms): a PIN has a
 * million values, and who steals the hashes must also steal the pepper.
 */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }

/** The PHC string of a PIN, under the pepper as argon2's secret. */
export const hashPin = (pin: string, pepper: Buffer): Promise<string> =>
  hash(pin, { ...COST, secret: pepper })

/** A six-digit PIN that may be used, every one as likely. */
export function makePin(random: Services['random']): string {
  for (;;) {
    const drawn = random(4).readUInt32BE()
    // Numbers above the last whole million would make small PINs likelier.
    if (drawn >= 4_294_000_000) continue
    const pin = String(drawn % 1_000_000).padStart(6, '0')
    if (pinProblem(pin) === null) return pin
  }
}
