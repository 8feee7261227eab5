import type { Transaction } from 'kysely'
import {
  type CheckpointRefusal,
  type CheckpointReply,
  type CheckpointResult,
  type Countersignature,
  countersignatureText,
  SignedCheckpoint,
} from '../../contract/sync/checkpoint.ts'
import { GENESIS } from '../../domain/audit/chain.ts'
import {
  checkpointText,
  extension,
  firstOf,
  type SignedCheckpoint as Signed,
  signedCheckpointText,
} from '../../domain/audit/checkpoint.ts'
import type { Schema } from '../database/schema.ts'
import { inTransaction } from '../database/transaction.ts'
import {
  addCheckpoint,
  addFork,
  countersignatureOf,
  heldHashes,
  heldLast,
  takeDevice,
} from '../repositories/checkpoints.ts'
import type { Device } from '../repositories/devices.ts'
import type { Services } from '../services.ts'
import { sha256 } from '../sha256.ts'
import { isSigned } from '../signatures/isSigned.ts'

const refused = (reason: CheckpointRefusal['reason'], forkedAt: number | null = null): CheckpointRefusal => ({
  outcome: 'refused',
  reason,
  forkedAt,
})

/** Countersigns what extends the log that is held of the device, in order, up to the first that does not. */
export async function countersign(
  services: Services,
  device: Device,
  received: unknown[],
): Promise<CheckpointReply> {
  const results: CheckpointResult[] = []
  for (const one of received) {
    const result = await take(services, device, one)
    results.push(result)
    if (result.outcome === 'refused') break
  }
  return { results, held: await heldLast(services.db, device) }
}

async function take(services: Services, device: Device, received: unknown): Promise<CheckpointResult> {
  const parsed = SignedCheckpoint.safeParse(received)
  if (!parsed.success || !isWellBegun(parsed.data)) return refused('malformed')
  const checkpoint = parsed.data
  if (checkpoint.deviceId !== device.id) return refused('wrong-device')
  if (!isSigned(device.publicKey, checkpointText(checkpoint), checkpoint.signature))
    return refused('signature-invalid')
  return inTransaction(services.db, async tx => {
    await takeDevice(tx, device)
    const given = await countersignatureOf(tx, device, checkpoint)
    if (given) return { outcome: 'countersigned', countersignature: given }
    return judge(tx, services, device, checkpoint)
  })
}

async function judge(
  tx: Transaction<Schema>,
  { keys, clock }: Services,
  device: Device,
  checkpoint: Signed,
): Promise<CheckpointResult> {
  const last = await heldLast(tx, device)
  const first = firstOf(checkpoint)
  const held = await heldHashes(tx, device, first - 1, checkpoint.sequence)
  const found = extension(checkpoint, last?.checkpoint.sequence ?? 0, held)
  const receivedAt = clock()
  const checkpointHash = sha256(signedCheckpointText(checkpoint))
  if (typeof found === 'object') {
    await addFork(tx, device, { checkpoint, checkpointHash, forkedAt: found.forkedAt, receivedAt })
    return refused('forked', found.forkedAt)
  }
  if (found !== 'extends') return refused(found)
  const said: Omit<Countersignature, 'signature'> = {
    kind: 'countersignature',
    deviceId: device.id,
    publicKey: device.publicKey,
    sequence: checkpoint.sequence,
    checkpointHash,
    countersignedAt: receivedAt.toISOString(),
    keyId: keys.receipt.keyId,
  }
  const countersignature = { ...said, signature: keys.receipt.sign(countersignatureText(said)) }
  await addCheckpoint(tx, device, { checkpoint, countersignature, receivedAt })
  return { outcome: 'countersigned', countersignature }
}

/** Nothing comes before the first entry. */
const isWellBegun = (checkpoint: Signed) =>
  firstOf(checkpoint) > 1 || (firstOf(checkpoint) === 1 && checkpoint.previous === GENESIS)
