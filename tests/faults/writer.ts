// The process that faults happen to. argv[2]: Task as JSON. Acknowledges on descriptor 3.
import type { SecretName } from '../../src/keychain/secrets.ts'
import { backUp } from './backingUp.ts'
import { enrolAll, opened } from './enrolling.ts'
import { commandAt, tell } from './line.ts'
import { rekey } from './rekeying.ts'

export interface Task {
  file: string
  /** Hex. */
  key: string
  /**
   * `enrol`, `re-key` and `back-up` create and join first where there is no store; `open` only opens, which migrates.
   * `re-key` and `back-up` enrol some customers, do their work once, and enrol some more.
   */
  task: 'enrol' | 'create' | 'open' | 're-key' | 'back-up'
  /** What the keychain holds when the process begins. */
  secrets: Partial<Record<SecretName, string>>
  seed: number
  /** Serial number of the first customer, and how many to enrol. */
  first: number
  customers: number
  /** WAL pages after which SQLite checkpoints: small ones bring the checkpoint under fault too. */
  checkpointAt: number
  /** Close and open again after so many customers; 0: never. */
  reopenAfter: number
  /** Shows that the harness can fail: what the store would be without its own setting. */
  synchronous: 'FULL' | 'NORMAL'
  /** A command for the shim, sent once the store is open, at the `start`, before anything, or when the `work` begins. */
  command?: { when: 'start' | 'open' | 'work'; text: string }
}

const task = JSON.parse(process.argv[2] ?? '') as Task
commandAt('start', task)
if (task.task === 'enrol') enrolAll(task)
else if (task.task === 're-key') await rekey(task)
else if (task.task === 'back-up') await backUp(task)
else {
  const db = opened(task)
  if (task.task === 'open') tell({ did: 'migrated' })
  db.close()
}
tell({ did: 'finished' })
