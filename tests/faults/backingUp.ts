import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { runInThread } from '../../src/store/backup/inThread.ts'
import type { BackupTask } from '../../src/store/backup/makeBackup.ts'
import { AT, counter } from '../store/counterFixture.ts'
import { chance } from './chance.ts'
import { enrolOne, joinOnce, opened } from './enrolling.ts'
import { commandAt, tell } from './line.ts'
import type { Task } from './writer.ts'

const worker = new URL('../../src/store/worker.ts', import.meta.url)
const MORE = 8
const PAUSE_MS = 10

/** Beside the store: the shim knows one folder. */
function backupOf({ file, first, secrets }: Task): { name: string; work: BackupTask } {
  const name = `${first}.backup`
  const { storeCode, counterNumber } = counter
  const recoveryCopy = Buffer.from('sealed').toString('base64')
  const work: BackupTask = {
    kind: 'back-up',
    store: file,
    key: secrets['store-key'] ?? '',
    header: { version: 1, storeCode, counterNumber, madeAt: AT, recoveryCopy },
    secrets: { ...secrets } as Record<string, string>,
    identity: secrets['backup-identity'] ?? '',
    target: join(dirname(file), name),
    copy: `${file}.copy`,
  }
  return { name, work }
}

/** Enrols, and goes on enrolling while a backup is made in a thread of its own, and after. */
export async function backUp(task: Task): Promise<void> {
  const draw = chance(task.seed)
  const db = opened(task)
  joinOnce(db)
  let serial = task.first
  const enrolNext = () => {
    enrolOne(db, serial, draw)
    serial += 1
  }
  for (let done = 0; done < task.customers; done += 1) enrolNext()
  const { name, work } = backupOf(task)
  commandAt('work', task)
  tell({ did: 'backing-up', name })
  let isMaking = true
  const making = runInThread(worker, work, () => {}).finally(() => {
    isMaking = false
  })
  while (isMaking) {
    enrolNext()
    await wait(PAUSE_MS)
  }
  const made = await making
  if (!made.ok) throw new Error(made.error)
  tell({ did: 'backed-up', name })
  for (let done = 0; done < MORE; done += 1) enrolNext()
  db.close()
}
