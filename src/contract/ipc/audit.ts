import * as z from 'zod'
import { Instant } from '../consent.ts'
import { type ChannelSpec, Nothing, SMALL, supervisors } from './channelSpec.ts'
import { SavedFile } from './print.ts'

/** So many entries a page. */
export const AUDIT_PAGE = 50

const Sequence = z.int().positive()

/** What is looked for in the audit log; null: anything. */
export const SearchAudit = z.strictObject({
  /** Staff number, `system` or `headquarters`. */
  actor: z.string().max(40).nullable(),
  action: z.string().max(60).nullable(),
  /** From this instant, and before that one. */
  from: Instant.nullable(),
  to: Instant.nullable(),
  /** A card number, or an id. */
  subject: z.string().max(80).nullable(),
  /** Older than this entry. */
  before: Sequence.nullable(),
})

const Entry = z.strictObject({
  sequence: Sequence,
  at: Instant,
  actor: z.string(),
  /** Of a person whom the counter knows. */
  actorName: z.string().nullable(),
  action: z.string(),
  subject: z.string().nullable(),
  cardNumber: z.string().nullable(),
})
export type AuditEntryShown = z.infer<typeof Entry>

export const AuditEntries = z.strictObject({
  /** The newest first. */
  entries: z.array(Entry),
  /** There are older ones. */
  more: z.boolean(),
})

/** See domain/audit/diagnose. */
const Tampering = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['changed', 'forked']), sequence: z.int() }),
  z.strictObject({ kind: z.enum(['removed', 'truncated']), from: z.int(), to: z.int() }),
  z.strictObject({
    kind: z.literal('reordered'),
    place: z.int(),
    holds: z.int().nullable(),
    nowAt: z.int(),
  }),
  z.strictObject({ kind: z.literal('duplicated'), place: z.int(), of: z.int() }),
  z.strictObject({ kind: z.literal('inserted'), place: z.int() }),
])

const checkpointProblems = [
  'changed',
  'foreign-key',
  'removed',
  'contradicts',
  'countersignature-changed',
  'refused',
] as const

/** What verification found. */
export const AuditFindings = z.strictObject({
  sound: z.boolean(),
  entries: z.int(),
  tampering: Tampering.nullable(),
  faults: z.array(z.strictObject({ from: z.int(), to: z.int(), problem: z.enum(checkpointProblems) })),
  /** The last entry that this counter has signed; 0 for none. */
  signedUpTo: z.int(),
  /** The last entry that headquarters has countersigned. */
  countersigned: z.strictObject({ sequence: Sequence, at: Instant }).nullable(),
  /** The clock was set just before these entries. */
  clockSteps: z.array(z.strictObject({ sequence: Sequence, byMs: z.number() })),
  /** By how much the counter's clock was ahead of headquarters', at least and at most once. */
  aheadMs: z.number(),
  /** What headquarters holds of this log; `no-answer` without a line, `alone` at a counter that has not joined. */
  headquarters: z.discriminatedUnion('holds', [
    z.strictObject({ holds: z.enum(['nothing', 'no-answer', 'alone']) }),
    z.strictObject({ holds: z.enum(['same', 'truncated', 'forked']), upTo: Sequence }),
  ]),
})
export type AuditFindings = z.infer<typeof AuditFindings>

export const AuditProgress = z.strictObject({ done: z.int(), total: z.int() })

export const auditChannels = {
  'audit:search': { request: SearchAudit, response: AuditEntries, roles: supervisors, maxBytes: SMALL },
  /** Goes through the whole log; tells `audit:progress` meanwhile. */
  'audit:verify': {
    request: Nothing,
    response: AuditFindings,
    roles: supervisors,
    maxBytes: SMALL,
  },
  /** The whole log as JSON lines, in a file. */
  'audit:export': {
    request: Nothing,
    response: SavedFile,
    roles: supervisors,
    maxBytes: SMALL,
  },
} as const satisfies Record<string, ChannelSpec>
