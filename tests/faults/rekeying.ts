import { dirname } from 'node:path'
import type { Secrets } from '../../src/keychain/secrets.ts'
import { isRekeying, rekeyStore } from '../../src/main/counter/rekeying.ts'
import { chance } from './chance.ts'
import { enrolOne, joinOnce, opened } from './enrolling.ts'
import { keychain } from './keychain.ts'
import { commandAt, tell } from './line.ts'
import type { Task } from './writer.ts'

const MORE = 3

async function rekeyOnce(dataFolder: string, secrets: Secrets): Promise<void> {
  const done = await rekeyStore({ dataFolder, secrets, worker: null, progress: () => {} })
  if (!done.ok) throw new Error(done.error.code)
  tell({ did: 're-keyed' })
}

/** Enrols, gives the store a new key as the app does, and enrols on. Finishes first what was cut off before. */
export async function rekey(task: Task): Promise<void> {
  const folder = dirname(task.file)
  const secrets = keychain(task.secrets, (name, secret) => tell({ did: 'kept', name, secret }))
  const draw = chance(task.seed)
  const enrolSome = async (first: number, customers: number) => {
    const db = opened(task, Buffer.from((await secrets.get('store-key')) ?? '', 'base64url'))
    joinOnce(db)
    for (let done = 0; done < customers; done += 1) enrolOne(db, first + done, draw)
    db.close()
  }
  if (await isRekeying(secrets)) await rekeyOnce(folder, secrets)
  await enrolSome(task.first, task.customers)
  commandAt('work', task)
  await rekeyOnce(folder, secrets)
  await enrolSome(task.first + task.customers, MORE)
}
