import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { err, ok, type Result } from '../../domain/result.ts'
import { openKeychain } from '../../keychain/keychain.ts'
import { openSealedFile } from '../../keychain/sealedFile.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import { serviceName } from '../../keychain/serviceName.ts'
import { filesIn, type Manifest, readManifest } from '../../store/manifest.ts'

/** A store file, and what opens it. */
export interface CounterKeys {
  store: string
  /** Tried in turn: while the key of a store is being changed, either may be the one. */
  storeKeys: Buffer[]
  /** As the keychain holds it; null where no keychain was asked. */
  deviceSecret: string | null
}

/** Whom to ask. `HARMOOR_PASSPHRASE` and `HARMOOR_STORE_KEY` of the environment save the asking. */
interface Asking {
  environment: Record<string, string | undefined>
  passphrase(): Promise<string>
}

/** Why there is no key, in plain words. */
export type KeyFault = string

const asKey = (secret: string) => Buffer.from(secret, 'base64url')

/** @param path a counter's data folder, or the store file in it. */
function placeOf(path: string): Result<{ store: string; dataFolder: string }, KeyFault> {
  if (!existsSync(path)) return err('there is nothing at that place')
  const isFolder = statSync(path).isDirectory()
  const store = isFolder ? filesIn(path).store : path
  return existsSync(store)
    ? ok({ store, dataFolder: isFolder ? path : dirname(path) })
    : err('there is no store in that folder')
}

async function openSecrets(
  dataFolder: string,
  manifest: Manifest,
  { environment, passphrase }: Asking,
): Promise<Result<Secrets, KeyFault>> {
  if (manifest.keyKeptIn === 'keychain') {
    const secrets = await openKeychain(serviceName(manifest.storeName))
    return secrets ? ok(secrets) : err('the keychain that holds its key cannot be reached')
  }
  const { sealedSecrets } = filesIn(dataFolder)
  if (!existsSync(sealedSecrets))
    return err('its key is sealed with a passphrase, and the sealed file is missing')
  const secrets = await openSealedFile(sealedSecrets, environment.HARMOOR_PASSPHRASE || (await passphrase()))
  return secrets ? ok(secrets) : err('the passphrase is not the one that its key is sealed with')
}

/**
 * Finds what opens a store: `HARMOOR_STORE_KEY` (base64url), else the keychain or the sealed file that the manifest
 * beside the store names. Only reads.
 */
export async function findCounterKeys(path: string, asking: Asking): Promise<Result<CounterKeys, KeyFault>> {
  const place = placeOf(path)
  if (!place.ok) return place
  const { store, dataFolder } = place.value
  const given = asking.environment.HARMOOR_STORE_KEY
  if (given) return ok({ store, storeKeys: [asKey(given)], deviceSecret: null })
  const manifest = readManifest(dataFolder)
  if (manifest === 'damaged') return err('counter.json, which says where its key is, is damaged')
  if (manifest === null) return err('counter.json, which says where its key is, is not beside it')
  const secrets = await openSecrets(dataFolder, manifest, asking)
  if (!secrets.ok) return secrets
  const kept = await Promise.all([secrets.value.get('store-key'), secrets.value.get('store-key-next')])
  const storeKeys = kept.flatMap(secret => (secret ? [asKey(secret)] : []))
  if (storeKeys.length === 0) return err('its key is not in the place where it is kept')
  return ok({ store, storeKeys, deviceSecret: await secrets.value.get('device-key') })
}
