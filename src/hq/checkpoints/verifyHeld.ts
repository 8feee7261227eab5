import { countersignatureText } from '../../contract/sync/checkpoint.ts'
import { GENESIS } from '../../domain/audit/chain.ts'
import { checkpointText, firstOf, headOf, signedCheckpointText } from '../../domain/audit/checkpoint.ts'
import { type HeldCheckpoint, heldCheckpoints } from '../repositories/checkpoints.ts'
import { type Device, listDevices } from '../repositories/devices.ts'
import type { Services } from '../services.ts'
import { sha256 } from '../sha256.ts'
import { isSigned } from '../signatures/isSigned.ts'

/**
 * Whether what is held of every device's log is as it was taken: each checkpoint signed by its device, countersigned here,
 * and continuing the one before.
 */
export async function verifyHeldCheckpoints(
  services: Services,
): Promise<{ checkpoints: number; faultyDevices: string[] }> {
  let checkpoints = 0
  const faultyDevices: string[] = []
  for (const device of await listDevices(services.db)) {
    const held = await heldCheckpoints(services.db, device)
    checkpoints += held.length
    if (!isWhole(services, device, held)) faultyDevices.push(device.id)
  }
  return { checkpoints, faultyDevices }
}

function isWhole({ keys }: Services, { id, publicKey }: Device, held: HeldCheckpoint[]): boolean {
  let last = { sequence: 0, hash: GENESIS }
  return held.every(({ checkpoint, countersignature }) => {
    const follows = firstOf(checkpoint) === last.sequence + 1 && checkpoint.previous === last.hash
    last = { sequence: checkpoint.sequence, hash: headOf(checkpoint) }
    const hash = sha256(signedCheckpointText(checkpoint))
    return (
      follows &&
      checkpoint.deviceId === id &&
      countersignature.checkpointHash === hash &&
      isSigned(publicKey, checkpointText(checkpoint), checkpoint.signature) &&
      isSigned(keys.receipt.publicKey, countersignatureText(countersignature), countersignature.signature)
    )
  })
}
