import { Decrypter, Encrypter } from 'age-encryption'
import type { Transaction } from 'kysely'
import type * as z from 'zod'
import type { RecoverRequest } from '../../contract/sync/recover.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Schema } from '../database/schema.ts'
import { inTransaction } from '../database/transaction.ts'
import { type JoinFault, tooManyTries } from '../joining/join.ts'
import { newId } from '../newId.ts'
import { recordAction } from '../repositories/actions.ts'
import { type Device, holdDevice } from '../repositories/devices.ts'
import { addFailure, takeJoinGate } from '../repositories/joinFailures.ts'
import { findRecoveryCode, spendRecoveryCode } from '../repositories/recoveryCodes.ts'
import type { Services } from '../services.ts'
import { hashRecoveryCode } from './recoveryCode.ts'

type RecoverFault = Exclude<JoinFault, { code: 'code-refused' | 'no-counter-left' }> | Refused
type Refused = { code: 'code-refused' | 'escrow-unusable' }

/**
 * Opens what a counter had sealed to headquarters and seals it to whoever asks, where a person gave them a code for that
 * very device. Behind the gate of joining: tries count together, and a code works once.
 */
export const recover = (
  services: Services,
  { code, escrow, recipient }: z.output<typeof RecoverRequest>,
): Promise<Result<string, RecoverFault>> =>
  inTransaction(services.db, async tx => {
    await takeJoinGate(tx)
    const now = services.clock()
    const tooMany = await tooManyTries(tx, now)
    if (tooMany) return err(tooMany)
    const codeHash = hashRecoveryCode(code, services.keys.pepper)
    const device = await admitted(tx, codeHash, now)
    if (!device) {
      await addFailure(tx, newId(services), now)
      return err({ code: 'code-refused' })
    }
    const contents = await openEscrow(escrow, services.keys.escrow.identity)
    if (!contents || !isOf(contents, device)) return err({ code: 'escrow-unusable' })
    await spendRecoveryCode(tx, codeHash, now)
    await recordAction(tx, services, { actor: 'system', action: 'device.recovered', subject: device.id })
    services.log.warn({ device: device.id }, 'the keys of a device were taken out of escrow')
    return ok(await sealTo(contents, recipient))
  })

/** The device that the code was given for; null where the code is not good, or the device is revoked. */
async function admitted(tx: Transaction<Schema>, codeHash: string, now: Date): Promise<Device | null> {
  const code = await findRecoveryCode(tx, codeHash)
  if (!code || code.usedAt || code.expiresAt <= now) return null
  const device = await holdDevice(tx, code.deviceId)
  return device && !device.revokedAt ? device : null
}

/** Null where it was sealed to another headquarters, or altered. */
async function openEscrow(escrow: string, identity: string): Promise<string | null> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decrypt(Buffer.from(escrow, 'base64'), 'text').catch(() => null)
}

/** The private key inside is the one whose public half this device joined with: `d.x` of its JWK, see src/sync/deviceKey.ts. */
function isOf(contents: string, { publicKey }: Device): boolean {
  try {
    const secrets = JSON.parse(contents) as Record<string, unknown>
    return ['device-key', 'device-key-next'].some(name => String(secrets[name]).split('.')[1] === publicKey)
  } catch {
    return false
  }
}

async function sealTo(contents: string, recipient: string): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return Buffer.from(await encrypter.encrypt(contents)).toString('base64')
}
