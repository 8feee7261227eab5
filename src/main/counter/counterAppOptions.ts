import type { AppState, SyncStatus } from '../../contract/ipc/app.ts'
import type { WorkProgress } from '../../contract/ipc/backup.ts'
import type { WritableDb } from '../../store/database.ts'
import type { Counter } from '../../store/repositories/counter.ts'
import type { DeviceKey } from '../../sync/deviceKey.ts'
import type { DuplicateKeyPlace } from '../../sync/duplicates.ts'
import type { Sync } from '../../sync/sync.ts'

export interface CounterAppOptions {
  dataFolder: string
  /** Where to join by itself at first start, for trials and roll-outs; otherwise the join screen asks. */
  invitation: { url: string; code: string } | null
  stateChanged(state: AppState): void
  syncChanged(status: SyncStatus): void
  membersChanged(memberIds: string[]): void
  /** Seconds until the counter locks; null when somebody has touched it after all. */
  idle?(secondsLeft: number | null): void
  /** How far a long work on the whole store has come. */
  workChanged?(topic: WorkTopic, progress: WorkProgress): void
  /** The bundled `store/worker.ts`; without it, long works block the thread that calls. */
  storeWorker?: URL
  /** Where backups lie, when not beside the store. */
  backupFolder?: string | undefined
  /** Told to headquarters. */
  appVersion?: string
}

export type WorkTopic = 'backup:progress' | 'rekey:progress' | 'restore:progress'

/** What a long work on the whole store is given. */
export function workOf({ dataFolder, storeWorker, workChanged }: CounterAppOptions, topic: WorkTopic) {
  const progress = (told: WorkProgress) => workChanged?.(topic, told)
  return { dataFolder, worker: storeWorker ?? null, progress }
}

/** A store that is open, of a counter that has joined or begun alone. */
export interface OpenCounter {
  db: WritableDb
  counter: Counter
  /** Signs what is asked of headquarters. */
  key: DeviceKey
  sync: Sync
  duplicateKey: DuplicateKeyPlace
  /** [REV3] Headquarters has revoked this device. */
  isCutOff(): boolean
}
