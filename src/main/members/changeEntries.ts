import type { ReadableDb } from '../../store/database.ts'
import { factChangesOf, type KeptFactChange } from '../../store/repositories/factChanges.ts'
import { type Proposal, proposalsAbout } from '../../store/repositories/proposals.ts'
import { personOf, type Told } from './told.ts'

function madeEntry(db: ReadableDb, change: KeptFactChange): Told {
  const { changeId: entryId, at, by, approvedBy, facts, described } = change
  const values = described !== null
  if (by === 'headquarters')
    return { entryId, at, by: null, what: { kind: 'changed-elsewhere', facts, values } }
  const approved = approvedBy === null ? null : personOf(db, approvedBy)
  const reason = described?.reason ?? null
  const what = { kind: 'corrected' as const, facts, values, approvedBy: approved, reason }
  return { entryId, at, by: personOf(db, by), what }
}

/** What waits, or was turned away; what was approved is among the changes themselves. */
function proposedEntry(db: ReadableDb, proposal: Proposal): Told[] {
  const { correction, madeAt, decidedAt, decidedBy, rejection } = proposal
  const { correctionId: entryId, changes, reason } = correction
  const facts = changes.map(({ fact }) => fact)
  const proposedBy = personOf(db, correction.proposedBy)
  const of = { facts, values: true, reason }
  if (decidedAt === null) return [{ entryId, at: madeAt, by: proposedBy, what: { kind: 'proposed', ...of } }]
  if (rejection === null) return []
  const by = decidedBy === null ? null : personOf(db, decidedBy)
  return [{ entryId, at: decidedAt, by, what: { kind: 'turned-away', ...of, rejection, proposedBy } }]
}

/** How a member's facts changed, or were to change: which, when, by whom and why. */
export const changeEntries = (db: ReadableDb, memberId: string): Told[] => [
  ...factChangesOf(db, memberId).map(change => madeEntry(db, change)),
  ...proposalsAbout(db, memberId).flatMap(proposal => proposedEntry(db, proposal)),
]
