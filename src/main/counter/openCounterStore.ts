import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { err, type Result } from '../../domain/result.ts'
import type { WritableDb } from '../../store/database.ts'
import { filesIn, writeManifest } from '../../store/manifest.ts'
import { createStore, type OpenFault, openStore } from '../../store/open.ts'
import type { Keys } from './keys.ts'

const asKey = (secret: string) => Buffer.from(secret, 'base64url')

/** By the key; or by the next, where a change of keys was cut off between the store's exchange and the keychain's. */
function openByEither(store: string, key: string, next: string | null) {
  const opened = openStore(store, asKey(key))
  if (opened.ok || next === null || next === key) return opened
  const openedByNext = openStore(store, asKey(next))
  return openedByNext.ok ? openedByNext : opened
}

/**
 * Opens this counter's store, or makes it where it has never been. The key is in its keychain before the store
 * exists, and is never made anew beside a store: what is enciphered with a lost key is not lost until it is overwritten.
 */
export async function openCounterStore(
  dataFolder: string,
  { manifest, secrets }: Keys,
): Promise<Result<WritableDb, OpenFault | 'key-missing'>> {
  const { store } = filesIn(dataFolder)
  const kept = await secrets.get('store-key')
  if (existsSync(store)) {
    if (!kept) return err('key-missing')
    const opened = openByEither(store, kept, await secrets.get('store-key-next'))
    if (opened.ok && manifest.state === 'making') writeManifest(dataFolder, { ...manifest, state: 'made' })
    return opened
  }
  if (manifest.state === 'made') return err('store-missing')
  const secret = kept ?? randomBytes(32).toString('base64url')
  if (!kept) await secrets.set('store-key', secret)
  const created = createStore(store, asKey(secret))
  if (created.ok) writeManifest(dataFolder, { ...manifest, state: 'made' })
  return created
}
