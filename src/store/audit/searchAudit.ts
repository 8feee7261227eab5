import type { AuditLink } from '../../domain/audit/chain.ts'
import { prepared, type ReadableDb } from '../database.ts'
import { typedNumber } from '../search/digits.ts'
import { cardOfSubject, subjectsOfCard } from './subjects.ts'

/** What is looked for; null: anything. */
export interface AuditSearch {
  /** Staff number, `system` or `headquarters`. */
  actor: string | null
  action: string | null
  /** Instants, the second not within. */
  from: string | null
  to: string | null
  /** A card number, or what an entry itself names. */
  subject: string | null
  /** Entries before this one. */
  before: number | null
}

export type FoundEntry = Pick<AuditLink, 'sequence' | 'at' | 'actor' | 'action' | 'subject'> & {
  /** Whom it is about, where the store still knows a card. */
  cardNumber: string | null
}

const conditions = {
  actor: 'actor = @actor',
  action: 'action = @action',
  from: 'at >= @from',
  to: 'at < @to',
  before: 'sequence < @before',
} as const satisfies Partial<Record<keyof AuditSearch, string>>

/** The ids that may stand for what was typed. */
function subjectsFor(db: ReadableDb, typed: string): string[] {
  const number = typedNumber(typed)
  return [typed.trim().toLowerCase(), ...(number ? [number, ...subjectsOfCard(db, number)] : [])]
}

/**
 * Entries of the audit log, the newest first. Each page begins where the one before ended, by number: however long the
 * log, a page costs what it passes by and not what came before it.
 */
export function searchAudit(db: ReadableDb, search: AuditSearch, limit: number): FoundEntry[] {
  const where: string[] = Object.entries(conditions).flatMap(([name, condition]) =>
    search[name as keyof AuditSearch] === null ? [] : [condition],
  )
  const { subject, ...values } = search
  if (subject !== null) where.push('subject IN (SELECT value FROM json_each(@subjects))')
  const subjects = subject === null ? null : JSON.stringify(subjectsFor(db, subject))
  const found = prepared(
    db,
    `SELECT sequence, at, actor, action, subject FROM audit
     ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY sequence DESC LIMIT @limit`,
  ).all({ ...values, subjects, limit }) as Omit<FoundEntry, 'cardNumber'>[]
  return found.map(entry => ({
    ...entry,
    cardNumber: entry.subject === null ? null : cardOfSubject(db, entry.subject),
  }))
}
