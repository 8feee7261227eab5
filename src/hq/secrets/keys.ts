import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Db } from '../database/transaction.ts'
import { knownFingerprint, rememberFingerprint } from '../repositories/secretFingerprints.ts'
import { sha256 } from '../sha256.ts'
import { makeReceiptKey, type ReceiptKey, readReceiptKey } from './receiptKey.ts'
import { secretFile } from './secretFile.ts'

/** The secrets of one headquarters. Several instances on one database share them, through the environment. */
export interface Keys {
  receipt: ReceiptKey
  /** 32 bytes: argon2's secret for PINs, and the key that join codes are hashed under. */
  pepper: Buffer
  /** age's X25519: counters seal a copy of their secrets to `recipient`. */
  escrow: { identity: string; recipient: string }
  /** 32 bytes: the duplicate index's key of each epoch comes of it. */
  duplicates: Buffer
}

export interface GivenKeys {
  receiptKey?: string | undefined
  pinPepper?: string | undefined
  escrowIdentity?: string | undefined
  duplicateKey?: string | undefined
}

export class WrongSecretError extends Error {}

const PEPPER = { name: 'pin-pepper', environment: 'HQ_PIN_PEPPER' }
const ESCROW = { name: 'escrow-identity', environment: 'HQ_ESCROW_IDENTITY' }
const DUPLICATES = { name: 'duplicate-key', environment: 'HQ_DUPLICATE_KEY' }
const RECEIPT = { name: 'receipt-key', environment: 'HQ_RECEIPT_KEY' }

/**
 * Takes the secrets given, else those in the data folder, made at the first start. Refuses to go on with others than
 * the database was made with: counters could not verify receipts, and nobody could sign in, and neither would say why.
 */
export async function loadKeys(db: Db, dataFolder: string, given: GivenKeys): Promise<Keys> {
  const take = async (secret: typeof PEPPER, value: string | undefined, make: () => string) =>
    value ?? (await secretFile(join(dataFolder, secret.name), await mayMake(db, secret, make)))
  const receipt = readReceiptKey(await take(RECEIPT, given.receiptKey, makeReceiptKey))
  const pepper = bytes(await take(PEPPER, given.pinPepper, make32), 'the PIN pepper')
  const duplicates = bytes(await take(DUPLICATES, given.duplicateKey, make32), 'the duplicate key')
  const madeIdentity = await generateX25519Identity()
  const identity = await take(ESCROW, given.escrowIdentity, () => madeIdentity)
  const recipient = await identityToRecipient(identity)
  await check(db, ESCROW, sha256(recipient))
  await check(db, RECEIPT, sha256(receipt.publicKey))
  await check(db, PEPPER, createHash('sha256').update('harmoor pepper ').update(pepper).digest('hex'))
  const ofDuplicates = createHash('sha256').update('harmoor duplicates ').update(duplicates).digest('hex')
  await check(db, DUPLICATES, ofDuplicates)
  return { receipt, pepper, escrow: { identity, recipient }, duplicates }
}

const make32 = () => randomBytes(32).toString('base64url')

function bytes(encoded: string, what: string): Buffer {
  const decoded = Buffer.from(encoded, 'base64url')
  if (decoded.length !== 32) throw new WrongSecretError(`${what} is not 32 bytes in base64url`)
  return decoded
}

/** A database that knows a secret will not do with a new one, so none is put where the old one is to be restored. */
async function mayMake(db: Db, secret: typeof PEPPER, make: () => string): Promise<() => string> {
  if ((await knownFingerprint(db, secret.name)) === null) return make
  return () => {
    throw new WrongSecretError(`${secret.name} is missing: restore it, or give it as ${secret.environment}`)
  }
}

async function check(db: Db, secret: typeof PEPPER, fingerprint: string): Promise<void> {
  await rememberFingerprint(db, secret.name, fingerprint)
  if ((await knownFingerprint(db, secret.name)) !== fingerprint)
    throw new WrongSecretError(`this database was made with another ${secret.name} (${secret.environment})`)
}
