import type { Trial } from '../../src/hq/trial.ts'
import type { SecretName, Secrets } from '../../src/keychain/secrets.ts'
import { joinCounter } from '../../src/main/counter/joining.ts'
import { type Counter, counterOf } from '../../src/store/repositories/counter.ts'
import { type DeviceKey, deviceKeyFrom } from '../../src/sync/deviceKey.ts'
import type { Sync } from '../../src/sync/sync.ts'
import { makeStore, type TestStore } from '../store/counterFixture.ts'
import { type Line, openLine } from './line.ts'

/** A counter that has joined, with its line to headquarters. */
export interface Place {
  store: TestStore
  line: Line
  counter: Counter
  key: DeviceKey
  sync: Sync | null
}

export async function openPlace(trial: Trial): Promise<Place> {
  const line = await openLine(() => trial.url)
  const store = makeStore(false)
  const kept = new Map<SecretName, string>()
  const secrets: Secrets = {
    get: async name => kept.get(name) ?? null,
    set: async (name, secret) => void kept.set(name, secret),
  }
  const joined = await joinCounter(store.db, secrets, line.url, await trial.joinCode())
  const counter = counterOf(store.db)
  if (!joined.ok || !counter) throw new Error('not joined')
  return { store, line, counter, key: deviceKeyFrom(kept.get('device-key') ?? ''), sync: null }
}
