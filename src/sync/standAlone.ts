import type { WritableDb } from '../store/database.ts'
import { stateErasures } from '../store/erasure/stateErasures.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { outboxSummary } from '../store/repositories/outbox.ts'
import { signCheckpoints } from './checkpoints.ts'
import type { DeviceKey } from './deviceKey.ts'
import type { Status, Sync } from './sync.ts'
import { instantIn, realWorld, type World } from './world.ts'

interface StandAloneOptions {
  db: WritableDb
  counter: Counter
  key: DeviceKey
  status(status: Status): void
  world?: World
}

/**
 * [JOI2] What synchronising is at a counter that has not joined: its log is signed and its erasures are stated all the same,
 * and wait with everything else.
 */
export function standAlone({ db, counter, key, status: tell, world = realWorld }: StandAloneOptions): Sync {
  const now = () => instantIn(world)
  const sign = (text: string) => Buffer.from(key.sign(text), 'base64').toString('base64url')
  const status = (): Status => ({
    connection: 'alone',
    ...outboxSummary(db),
    nextAttemptAt: null,
    catchUp: null,
  })
  const wake = async () => {
    if (!db.open) return
    stateErasures(db, { deviceId: counter.deviceId, sign, now }, world)
    signCheckpoints({ db, deviceId: counter.deviceId, key, now }, false)
    tell(status())
  }
  void wake()
  return { wake, status, stop: async () => {} }
}
