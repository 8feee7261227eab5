import { hash, verify } from '@node-rs/argon2'
import type { Services } from '../services.ts'

/** As for PINs (see hq/staff/pin), though a passphrase of twelve characters would do with less. */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }

export const hashPassphrase = (passphrase: string, { pepper }: Pick<Services['keys'], 'pepper'>) =>
  hash(passphrase.normalize('NFC'), { ...COST, secret: pepper })

export const isPassphrase = (
  passphraseHash: string,
  passphrase: string,
  { pepper }: Pick<Services['keys'], 'pepper'>,
) => verify(passphraseHash, passphrase.normalize('NFC'), { secret: pepper })

/** Fits nothing: whoever tries a name that nobody has waits as long as for one that somebody has. */
export const NO_PASSPHRASE = '$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHQ$bm90IGEgaGFzaA'

/** Five groups of four of 31 letters and digits: 99 bits. Shown once. */
export function makePassphrase(random: Services['random']): string {
  const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'
  let made = ''
  while (made.length < 24) {
    const drawn = random(1).readUInt8()
    // 248 = 8 × 31: bytes above it would make the first letters likelier.
    if (drawn < 248) made += (made.length % 5 === 4 ? '-' : '') + alphabet[drawn % alphabet.length]
  }
  return made
}
