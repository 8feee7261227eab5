import * as z from 'zod'
import { withdrawalMethods } from '../../domain/consent/change.ts'
import { consentMethods, purposes } from '../../domain/consent/consent.ts'
import { factNames } from '../../domain/member/facts.ts'
import { revealPurposes } from '../../domain/member/revealPurpose.ts'
import { accessKinds } from '../../domain/register/access.ts'
import { requestKinds, requestOutcomes } from '../../domain/request/kinds.ts'
import { Instant } from '../consent.ts'
import { type ChannelSpec, everyone, SMALL } from './channelSpec.ts'
import { MemberRef } from './member.ts'
import { AccessPurpose } from './reveal.ts'

const Consents = z.array(z.enum(purposes))
const FactList = z.array(z.enum(factNames))
/** Who did something: a number of this store's staff, or a login of headquarters; the name where it is known here. */
const Person = z.strictObject({ number: z.string(), name: z.string().nullable() })
/** A change of facts; `values`: whether the store still has the old and the new ones. */
const changed = { facts: FactList, values: z.boolean() }

/** Everything that can happen to a member. No value of any fact is among it. */
const What = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('enrolled'),
    /** Null where the store has let them go. */
    consent: z
      .strictObject({ purposes: Consents, noticeVersion: z.string(), method: z.enum(consentMethods) })
      .nullable(),
  }),
  /** Headquarters has confirmed the enrolment. */
  z.strictObject({ kind: z.literal('received'), receipt: z.string() }),
  z.strictObject({
    kind: z.literal('consent-given'),
    purposes: Consents,
    noticeVersion: z.string(),
    method: z.enum(consentMethods),
  }),
  z.strictObject({
    kind: z.literal('consent-withdrawn'),
    purposes: Consents,
    method: z.enum(withdrawalMethods),
  }),
  z.strictObject({
    kind: z.literal('corrected'),
    ...changed,
    approvedBy: Person.nullable(),
    reason: z.string().nullable(),
  }),
  /** By another counter, or by headquarters itself. */
  z.strictObject({ kind: z.literal('changed-elsewhere'), ...changed }),
  z.strictObject({ kind: z.literal('proposed'), ...changed, reason: z.string() }),
  z.strictObject({
    kind: z.literal('turned-away'),
    ...changed,
    reason: z.string(),
    rejection: z.string(),
    proposedBy: Person,
  }),
  z.strictObject({
    kind: z.literal('access'),
    how: z.enum(accessKinds),
    purpose: z.enum(revealPurposes),
    facts: FactList,
  }),
  z.strictObject({
    kind: z.literal('request'),
    entryId: z.uuid(),
    step: z.string(),
    about: z.enum(requestKinds).nullable(),
    outcome: z.enum(requestOutcomes).nullable(),
  }),
  z.strictObject({
    kind: z.literal('disclosure'),
    entryId: z.uuid(),
    step: z.string(),
    agency: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('card-renewed'), cardBefore: z.string(), cardNumber: z.string() }),
  z.strictObject({ kind: z.literal('cancelled') }),
])

export const HistoryEntry = z.strictObject({
  entryId: z.string(),
  at: Instant,
  by: Person.nullable(),
  /** Where it is on its way to headquarters; null for what this counter did not write, or no longer tells apart. */
  delivery: z.enum(['waiting', 'confirmed', 'refused']).nullable(),
  what: What,
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

const Value = z.string().nullable()
const RevealChange = z.strictObject({
  memberId: z.uuid(),
  entryId: z.string().min(1).max(100),
  purpose: AccessPurpose,
})
const RevealedChange = z.strictObject({
  entryId: z.string(),
  changes: z.array(z.strictObject({ fact: z.enum(factNames), from: Value, to: Value })),
})

export const historyChannels = {
  /** The newest first. */
  'members:history': {
    request: MemberRef,
    response: z.array(HistoryEntry),
    roles: everyone,
    maxBytes: SMALL,
  },
  /** Old and new values of one change, for a purpose that is written down. */
  'members:revealChange': {
    request: RevealChange,
    response: RevealedChange,
    roles: everyone,
    maxBytes: SMALL,
  },
} as const satisfies Record<string, ChannelSpec>
