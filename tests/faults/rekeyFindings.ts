import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { unsealWith } from '../../src/keychain/age.ts'
import { isRekeying, rekeyStore } from '../../src/main/counter/rekeying.ts'
import { filesIn } from '../../src/store/manifest.ts'
import { openStore } from '../../src/store/open.ts'
import type { Acknowledgement } from './acknowledgement.ts'
import { type Findings, findingsOf } from './findings.ts'
import { heldAfter, keychain, keyIn } from './keychain.ts'
import type { Task } from './writer.ts'

function opens(file: string, key: Buffer): boolean {
  const store = openStore(file, key)
  if (store.ok) store.value.close()
  return store.ok
}

/** Whether who loses the keychain now, and has the recovery code, could still open the store. */
async function isInRecoveryCopy(folder: string, now: Task['secrets'], key: Buffer): Promise<boolean> {
  const { recoveryUpdate } = filesIn(folder)
  if (!existsSync(recoveryUpdate)) return false
  const contents = await unsealWith(readFileSync(recoveryUpdate), now['backup-identity'] ?? '')
  const copied = contents ?? {}
  return key.equals(keyIn(copied)) || key.equals(keyIn(copied, 'store-key-next'))
}

/**
 * After a fault in re-keying: one of the keys that the keychain held opens the store, and the recovery copy has it too;
 * the next start of the app brings the re-keying to its end; and under the key that is then its own the store holds
 * what was acknowledged.
 * @param held what the keychain held when the recorded work began.
 */
export async function rekeyFindings(
  file: string,
  held: Task['secrets'],
  acknowledged: readonly Acknowledgement[],
  faults = 1,
): Promise<Findings> {
  const corrupt = (what: string): Findings => ({ lost: [], half: [], corrupt: [what] })
  const now = heldAfter(held, acknowledged)
  if (!existsSync(file)) return findingsOf(file, keyIn(now), acknowledged, faults)
  const keys = [keyIn(now), keyIn(now, 'store-key-next')].filter(key => key.length > 0)
  const opening = keys.find(key => opens(file, key))
  if (!opening) return corrupt('opens with none of the keys in the keychain')
  if (!opening.equals(keyIn(held)) && !(await isInRecoveryCopy(dirname(file), now, opening)))
    return corrupt('its key is not in the recovery copy')
  const secrets = keychain(now)
  if (await isRekeying(secrets)) {
    const done = await rekeyStore({ dataFolder: dirname(file), secrets, worker: null, progress: () => {} })
    if (!done.ok) return corrupt(`re-keying does not go on: ${done.error.code}`)
  }
  const key = Buffer.from((await secrets.get('store-key')) ?? '', 'base64url')
  return findingsOf(file, key, acknowledged, faults)
}
