import { statSync } from 'node:fs'
import { err, ok, type Result } from '../../domain/result.ts'
import { removeCopy } from './copyStore.ts'
import { readHeader } from './header.ts'
import { isSameInventory, verifiedInventory } from './inventory.ts'
import { counting, type Report } from './progress.ts'
import { type Contents, readSealed } from './sealed.ts'

export interface UnsealTask {
  kind: 'unseal'
  backup: string
  identity: string
  /** Where the store is put; nothing is left there when the backup turns out to be unusable. */
  into: string
}

export type UnsealFault = 'unusable' | 'newer-than-app'

/** Takes the store out of a backup, looks through it, and gives the secrets that belong to it. */
export async function openBackup(
  task: UnsealTask,
  report: Report,
): Promise<Result<Contents['secrets'], UnsealFault>> {
  const { backup, identity, into } = task
  const opened = await unseal(backup, identity, into, report).catch(error => {
    removeCopy(into)
    throw error
  })
  if (!opened.ok) removeCopy(into)
  return opened
}

async function unseal(
  backup: string,
  identity: string,
  into: string,
  report: Report,
): Promise<Result<Contents['secrets'], UnsealFault>> {
  const read = readHeader(backup)
  if (!read) return err('unusable')
  const counted = counting('verifying', statSync(backup).size, report)
  const from = { start: read.end, headerHash: read.hash, identity, into }
  const contents = await readSealed(backup, from, counted)
  if (!contents.ok) return contents
  const { secrets, inventory } = contents.value
  const found = verifiedInventory(into, Buffer.from(secrets['store-key'] ?? '', 'base64url'))
  if (!found.ok) return err(found.error === 'newer-than-app' ? 'newer-than-app' : 'unusable')
  return isSameInventory(found.value, inventory) ? ok(secrets) : err('unusable')
}
