import type { ExpressionBuilder } from 'kysely'
import type { FeedItemOf } from '../../contract/sync/feed.ts'
import type { FactName } from '../../domain/member/facts.ts'
import type { CaseDecision } from '../database/decisionTables.ts'
import type { Schema } from '../database/schema.ts'
import type { Connection } from '../database/transaction.ts'

interface Opened {
  caseId: string
  storeCode: string
  memberId: string
  openedAt: Date
}

/** One fact that somebody wants to have another value than stands. */
export interface CorrectionCase extends Opened {
  kind: 'correction'
  correctionId: string
  fact: FactName
  proposedBy: string
  /** When the case was opened; what stands now is the member's. Null once decided too. */
  stood: string | null
  proposed: string | null
}

/** Two members with one document. */
export interface DuplicateCase extends Opened {
  kind: 'duplicate'
  otherStoreCode: string
  otherMemberId: string
}

export interface Decided {
  at: Date
  by: string
  decision: CaseDecision
  reason: string | null
}
export type Case = (CorrectionCase | DuplicateCase) & { decided: Decided | null }

const json = (value: string | null) => (value === null ? null : JSON.stringify(value))
const text = (value: string | null): string | null => (value === null ? null : JSON.parse(value))

export async function addCases(db: Connection, cases: (CorrectionCase | DuplicateCase)[]): Promise<void> {
  if (cases.length === 0) return
  const rows = cases.map(one => ({
    id: one.caseId,
    store_code: one.storeCode,
    member_id: one.memberId,
    kind: one.kind,
    other_store_code: one.kind === 'duplicate' ? one.otherStoreCode : null,
    other_member_id: one.kind === 'duplicate' ? one.otherMemberId : null,
    correction_id: one.kind === 'correction' ? one.correctionId : null,
    fact: one.kind === 'correction' ? one.fact : null,
    proposed_by: one.kind === 'correction' ? one.proposedBy : null,
    stood: one.kind === 'correction' ? json(one.stood) : null,
    proposed: one.kind === 'correction' ? json(one.proposed) : null,
    opened_at: one.openedAt,
  }))
  await db.insertInto('cases').values(rows).execute()
}

const allCases = (db: Connection) => db.selectFrom('cases').selectAll()
type Row = Awaited<ReturnType<ReturnType<typeof allCases>['executeTakeFirstOrThrow']>>

function caseOf(row: Row): Case {
  const { id: caseId, store_code: storeCode, member_id: memberId, opened_at: openedAt } = row
  const opened = { caseId, storeCode, memberId, openedAt }
  const { decided_at: at, decided_by: by, decision, decision_reason: reason } = row
  const decided = at && by && decision ? { at, by, decision, reason } : null
  const { other_store_code, other_member_id, correction_id, fact, proposed_by } = row
  if (other_store_code && other_member_id)
    return {
      ...opened,
      decided,
      kind: 'duplicate',
      otherStoreCode: other_store_code,
      otherMemberId: other_member_id,
    }
  if (!correction_id || !fact || !proposed_by) throw new Error('a case about nothing')
  const values = { stood: text(row.stood), proposed: text(row.proposed) }
  return {
    ...opened,
    decided,
    kind: 'correction',
    correctionId: correction_id,
    fact,
    proposedBy: proposed_by,
    ...values,
  }
}

export async function findCase(db: Connection, caseId: string): Promise<Case | null> {
  const row = await allCases(db).where('id', '=', caseId).executeTakeFirst()
  return row ? caseOf(row) : null
}

/** Oldest first where they are open, else the last decided first. */
export async function listCases(
  db: Connection,
  state: 'open' | 'decided',
  page: { limit: number; offset?: number },
): Promise<Case[]> {
  const query = allCases(db)
    .limit(page.limit)
    .offset(page.offset ?? 0)
  const rows =
    state === 'open'
      ? query.where('decided_at', 'is', null).orderBy('opened_at').orderBy('id')
      : query.where('decided_at', 'is not', null).orderBy('decided_at', 'desc').orderBy('id')
  return (await rows.execute()).map(caseOf)
}

const isAbout =
  (storeCode: string, memberId: string) =>
  ({ eb, and, or }: ExpressionBuilder<Schema, 'cases'>) =>
    or([
      and([eb('store_code', '=', storeCode), eb('member_id', '=', memberId)]),
      and([eb('other_store_code', '=', storeCode), eb('other_member_id', '=', memberId)]),
    ])

/** The cases that a member is part of, either side of a duplicate. */
export const casesAbout = async (db: Connection, storeCode: string, memberId: string): Promise<Case[]> =>
  (await allCases(db).where(isAbout(storeCode, memberId)).orderBy('opened_at').execute()).map(caseOf)

/**
 * Keeps the decision, and forgets both values: what stands is the member's, what was proposed is in the correction. False
 * where it was decided before: of a duplicate, each store may end it.
 */
export async function closeCase(db: Connection, caseId: string, decided: Decided): Promise<boolean> {
  const closed = await db
    .updateTable('cases')
    .set({
      decided_at: decided.at,
      decided_by: decided.by,
      decision: decided.decision,
      decision_reason: decided.reason,
      stood: null,
      proposed: null,
    })
    .where('id', '=', caseId)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return closed.numUpdatedRows === 1n
}

/** Forgets what people wrote about a member in cases decided before. */
export async function eraseCaseTexts(db: Connection, storeCode: string, memberId: string): Promise<void> {
  await db
    .updateTable('cases')
    .set({ stood: null, proposed: null, decision_reason: null })
    .where(isAbout(storeCode, memberId))
    .execute()
}

/** Cases as the counters of a store are told of them: their own member and the other store, never the other member. */
export async function caseItems(
  db: Connection,
  storeCode: string,
  caseIds: string[],
): Promise<FeedItemOf<'case'>['body'][]> {
  const rows = await allCases(db).where('id', 'in', caseIds).execute()
  return rows.map(caseOf).map(one => {
    const isOwn = one.storeCode === storeCode
    const told = {
      caseId: one.caseId,
      memberId: isOwn || one.kind === 'correction' ? one.memberId : one.otherMemberId,
      openedAt: one.openedAt.toISOString(),
      decidedAt: one.decided?.at.toISOString() ?? null,
    }
    if (one.kind === 'correction')
      return { ...told, about: { kind: one.kind, correctionId: one.correctionId, fact: one.fact } }
    return { ...told, about: { kind: one.kind, otherStore: isOwn ? one.otherStoreCode : one.storeCode } }
  })
}
