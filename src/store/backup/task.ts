import { err, type Result } from '../../domain/result.ts'
import { type RekeyTask, rekeyCopy } from '../rekey/rekeyCopy.ts'
import { type BackupTask, makeBackup } from './makeBackup.ts'
import { openBackup, type UnsealTask } from './openBackup.ts'
import type { Report } from './progress.ts'

/** Work on a whole store, too long for the thread that serves people. */
export type StoreTask = BackupTask | UnsealTask | RekeyTask

export type TaskFault = 'disk-full' | 'disk-unwritable' | 'not-verified' | 'unusable' | 'newer-than-app'

const works = { 'back-up': makeBackup, unseal: openBackup, rekey: rekeyCopy } as const
type Works = typeof works
export type Outcome<T extends StoreTask> = Awaited<ReturnType<Works[T['kind']]>>
export type Finished<T extends StoreTask> =
  Outcome<T> extends Result<infer V, string> ? Result<V, TaskFault> : never

const isFull = (code: string) => code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT'
const isUnwritable = (code: string) =>
  /^SQLITE_(CANTOPEN|READONLY|PERM|IOERR)/.test(code) || /^E(ACCES|PERM|ROFS|NOENT|NOTDIR|IO)$/.test(code)

/** Does the work in the thread that calls. What a disk can do is a fault; anything else that throws is a bug. */
export async function runTask<T extends StoreTask>(task: T, report: Report): Promise<Finished<T>> {
  const work = works[task.kind] as (task: StoreTask, report: Report) => Promise<Result<unknown, TaskFault>>
  try {
    return (await work(task, report)) as Finished<T>
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (isFull(code)) return err('disk-full') as Finished<T>
    if (isUnwritable(code)) return err('disk-unwritable') as Finished<T>
    throw error
  }
}
