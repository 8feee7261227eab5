import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { err, ok, type Result } from '../../domain/result.ts'
import { openKeychain } from '../../keychain/keychain.ts'
import { createSealedFile, MIN_PASSPHRASE_LENGTH, openSealedFile } from '../../keychain/sealedFile.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import { serviceName } from '../../keychain/serviceName.ts'
import { filesIn, type Manifest, readManifest, writeManifest } from '../../store/manifest.ts'

export type KeysFault = 'key-missing' | 'keychain-unavailable'
export interface Keys {
  manifest: Manifest
  secrets: Secrets
}
/** The keys; or a passphrase is needed first; or a fault that only a person can resolve. */
export type KeysFound =
  | { found: 'keys'; keys: Keys }
  | { found: 'passphrase-needed'; firstTime: boolean }
  | { found: 'fault'; fault: KeysFault }

const fault = (code: KeysFault): KeysFound => ({ found: 'fault', fault: code })

function begin(dataFolder: string, keyKeptIn: Manifest['keyKeptIn'], storeName: string): Manifest {
  const manifest: Manifest = { version: 1, storeName, keyKeptIn, state: 'making', recoveryCode: 'unseen' }
  writeManifest(dataFolder, manifest)
  return manifest
}

/**
 * Finds where this counter's keys are kept, in the place that was recorded when its store was made and in no other:
 * a keychain that has gone is a fault, never a reason to make new keys.
 */
export async function findKeys(dataFolder: string): Promise<KeysFound> {
  const files = filesIn(dataFolder)
  const manifest = readManifest(dataFolder)
  if (manifest === 'damaged') return fault('key-missing')
  if (manifest === null) {
    if (existsSync(files.store) || existsSync(files.sealedSecrets)) return fault('key-missing')
    const storeName = randomUUID()
    const secrets = await openKeychain(serviceName(storeName))
    if (!secrets) return { found: 'passphrase-needed', firstTime: true }
    return { found: 'keys', keys: { manifest: begin(dataFolder, 'keychain', storeName), secrets } }
  }
  if (manifest.keyKeptIn === 'keychain') {
    const secrets = await openKeychain(serviceName(manifest.storeName))
    return secrets ? { found: 'keys', keys: { manifest, secrets } } : fault('keychain-unavailable')
  }
  if (existsSync(files.sealedSecrets)) return { found: 'passphrase-needed', firstTime: false }
  return manifest.state === 'making' ? { found: 'passphrase-needed', firstTime: true } : fault('key-missing')
}

export type UnsealFault = 'passphrase-too-short' | 'passphrase-wrong'

/** Opens the sealed file with the passphrase, or seals a new one where this counter is only beginning. */
export async function unsealKeys(dataFolder: string, passphrase: string): Promise<Result<Keys, UnsealFault>> {
  const { sealedSecrets } = filesIn(dataFolder)
  if (existsSync(sealedSecrets)) {
    const manifest = readManifest(dataFolder)
    if (manifest === null || manifest === 'damaged') throw new Error('sealed secrets without a manifest')
    const secrets = await openSealedFile(sealedSecrets, passphrase)
    return secrets ? ok({ manifest, secrets }) : err('passphrase-wrong')
  }
  if ([...passphrase].length < MIN_PASSPHRASE_LENGTH) return err('passphrase-too-short')
  const manifest = begin(dataFolder, 'passphrase', randomUUID())
  return ok({ manifest, secrets: await createSealedFile(sealedSecrets, passphrase) })
}
