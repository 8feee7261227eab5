import { sealTo } from './age.ts'
import { contentsFrom } from './recoveryCopy.ts'
import { replaceFile } from './replaceFile.ts'
import type { Secrets } from './secrets.ts'

/**
 * Seals the counter's secrets, as they are now, to headquarters: where the keychain and the paper are both lost, a person
 * there can still give them back. A counter whose headquarters keeps no escrow has no such copy.
 */
export async function updateEscrowCopy(file: string, secrets: Secrets): Promise<void> {
  const recipient = await secrets.get('escrow-recipient')
  if (recipient) replaceFile(file, await sealTo(await contentsFrom(secrets), recipient))
}
