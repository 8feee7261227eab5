import type { Transaction } from 'kysely'
import { type AuditLink, type BrokenLink, link, verifyChain } from '../../domain/audit/chain.ts'
import { err, type Result } from '../../domain/result.ts'
import type { Schema } from '../database/schema.ts'
import { type Connection, inTransaction } from '../database/transaction.ts'
import type { Services } from '../services.ts'
import { sha256 } from '../sha256.ts'

/** Who of headquarters did what, to what: names and ids, never a fact about a customer. */
export interface Action {
  /** An operator's name; `terminal` for the commands; `system`. */
  actor: string
  action: string
  subject: string | null
}

const HEAD = 1
const MAX_SUBJECT = 80

/**
 * Appends to headquarters' own audit log, in the transaction of the act: none is done that is not in it. Whoever acts
 * takes turns by the log's head, so this comes last in a transaction.
 */
export async function recordAction(
  tx: Transaction<Schema>,
  { clock }: Pick<Services, 'clock'>,
  { actor, action, subject }: Action,
): Promise<void> {
  const head = await tx
    .selectFrom('action_head')
    .select(['sequence', 'hash'])
    .where('id', '=', HEAD)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const named = subject?.slice(0, MAX_SUBJECT) ?? null
  const entry = { at: clock().toISOString(), run: null, uptimeMs: null, commitment: null }
  const appended = link(
    head.sequence === 0 ? null : head,
    { ...entry, actor, action, subject: named },
    sha256,
  )
  const { run: _run, uptimeMs: _uptimeMs, ...row } = appended
  await tx.insertInto('actions').values(row).execute()
  await tx
    .updateTable('action_head')
    .set({ sequence: appended.sequence, hash: appended.hash })
    .where('id', '=', HEAD)
    .execute()
}

/** The same for what changes nothing else in the database. */
export const appendAction = (services: Pick<Services, 'db' | 'clock'>, action: Action): Promise<void> =>
  inTransaction(services.db, tx => recordAction(tx, services, action))

/** The newest first; those before a number where one is given, and whose actor, action or subject contains a text. */
export async function listActions(
  db: Connection,
  { before, text, limit }: { before: number | null; text: string; limit: number },
): Promise<(Action & { sequence: number; at: string })[]> {
  let query = db.selectFrom('actions').select(['sequence', 'at', 'actor', 'action', 'subject'])
  if (before !== null) query = query.where('sequence', '<', before)
  const wanted = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  if (text !== '')
    query = query.where(({ eb, or }) =>
      or([eb('actor', 'like', wanted), eb('action', 'like', wanted), eb('subject', 'like', wanted)]),
    )
  return query.orderBy('sequence', 'desc').limit(limit).execute()
}

const PIECE = 1_000

/**
 * Whether every entry is as it was written. It is checked up to the head that is read first, so that who acts meanwhile
 * does not show as a fault; a log that was cut short does.
 */
export async function verifyActions(db: Connection): Promise<Result<{ entries: number }, BrokenLink>> {
  const head = await db
    .selectFrom('action_head')
    .select(['sequence', 'hash'])
    .where('id', '=', HEAD)
    .executeTakeFirstOrThrow()
  const links: AuditLink[] = []
  for (let last = 0; last < head.sequence; ) {
    const rows = await db
      .selectFrom('actions')
      .selectAll()
      .where('sequence', '>', last)
      .where('sequence', '<=', head.sequence)
      .orderBy('sequence')
      .limit(PIECE)
      .execute()
    if (rows.length === 0) break
    links.push(...rows.map(row => ({ ...row, run: null, uptimeMs: null })))
    last = rows.at(-1)?.sequence ?? head.sequence
  }
  const verified = verifyChain(links, sha256)
  if (!verified.ok) return verified
  const last = links.at(-1)
  if (verified.value.entries < head.sequence)
    return err({ sequence: verified.value.entries + 1, problem: 'missing' })
  return last && last.hash !== head.hash
    ? err({ sequence: head.sequence, problem: 'not-as-signed' })
    : verified
}
