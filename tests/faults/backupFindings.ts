import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { removeCopy } from '../../src/store/backup/copyStore.ts'
import { openBackup } from '../../src/store/backup/openBackup.ts'
import type { Acknowledgement } from './acknowledgement.ts'
import { type Findings, findingsOf } from './findings.ts'
import { keyIn } from './keychain.ts'
import type { Task } from './writer.ts'

/** What a backup under its final name has wrong: it unseals, and holds all that was acknowledged before it was begun. */
async function wrongIn(
  folder: string,
  name: string,
  identity: string,
  acknowledged: readonly Acknowledgement[],
): Promise<string[]> {
  const into = join(folder, 'restored.db')
  const opened = await openBackup({ kind: 'unseal', backup: join(folder, name), identity, into }, () => {})
  if (!opened.ok) return [`backup ${name} is ${opened.error}`]
  const begun = acknowledged.findIndex(line => line.did === 'backing-up' && line.name === name)
  if (begun < 0) return [`backup ${name} that nobody began`]
  // Who was enrolled while it was made may be in it.
  const found = findingsOf(into, keyIn(opened.value), acknowledged.slice(0, begun), Number.POSITIVE_INFINITY)
  removeCopy(into)
  return [...found.lost, ...found.half, ...found.corrupt].map(what => `backup ${name}: ${what}`)
}

/** After a fault while a backup was made: every file with the name of a backup is a whole one, and the store as ever. */
export async function backupFindings(
  file: string,
  secrets: Task['secrets'],
  acknowledged: readonly Acknowledgement[],
  faults = 1,
): Promise<Findings> {
  const folder = dirname(file)
  const lost = acknowledged.flatMap(line =>
    line.did === 'backed-up' && !existsSync(join(folder, line.name)) ? [`backup ${line.name}`] : [],
  )
  const corrupt: string[] = []
  for (const name of readdirSync(folder).filter(name => name.endsWith('.backup')))
    corrupt.push(...(await wrongIn(folder, name, secrets['backup-identity'] ?? '', acknowledged)))
  const store = findingsOf(file, keyIn(secrets), acknowledged, faults)
  return { lost: [...lost, ...store.lost], half: store.half, corrupt: [...corrupt, ...store.corrupt] }
}
