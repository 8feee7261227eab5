import * as z from 'zod'
import { factNames } from '../../domain/member/facts.ts'
import { Instant, Sha256Hex, StaffNumber } from '../consent.ts'
import { RegisterEvent } from '../register/event.ts'
import { CompanySettings } from '../settings.ts'
import { ConsentChange } from './consentChange.ts'
import { HeadquartersErasure } from './erasure.ts'
import { HeldFacts } from './fetch.ts'
import { RosterEntry } from './join.ts'

/** At most this many items a page. */
export const MAX_FEED_ITEMS = 200
/** At most this many members' present facts at once. */
export const MAX_CURRENT_MEMBERS = 100

/** Asks for what headquarters decided after a number of this store's feed; tells how the counter is doing. */
export const FeedRequest = z.strictObject({
  protocol: z.int().positive(),
  /** The last item that the counter has applied; 0 for none. */
  after: z.int().nonnegative(),
  counter: z.strictObject({
    waiting: z.int().nonnegative(),
    refused: z.int().nonnegative(),
    appVersion: z.string().max(40),
  }),
})
export type FeedRequest = z.infer<typeof FeedRequest>

const StaffItem = z.strictObject({
  kind: z.literal('staff'),
  body: RosterEntry.extend({
    active: z.boolean(),
    /** [COR13] Who else may know the PIN; absent where headquarters was never told of any change of it. */
    pinKnownTo: z.array(StaffNumber).optional(),
  }),
})
export type StaffItem = z.infer<typeof StaffItem>

/** Any store of the company: a hit in the duplicate index names one. */
const StoreItem = z.strictObject({
  kind: z.literal('store'),
  body: z.strictObject({ code: z.string().regex(/^\d{3}$/), name: z.string().min(1).max(150) }),
})

const SettingsItem = z.strictObject({ kind: z.literal('settings'), body: CompanySettings })

/** A notice of how data is used; `hashes` are the SHA-256 of the UTF-8 texts. */
const NoticeItem = z.strictObject({
  kind: z.literal('notice'),
  body: z.strictObject({
    version: z.string().min(1).max(40),
    texts: z.strictObject({ vi: z.string().min(1).max(50_000), en: z.string().min(1).max(50_000) }),
    hashes: z.strictObject({ vi: Sha256Hex, en: Sha256Hex }),
  }),
})

/** A member changed at headquarters. The facts go only to counters that hold the member, which ask for them. */
const MemberItem = z.strictObject({
  kind: z.literal('member'),
  body: z.discriminatedUnion('state', [
    z.strictObject({ memberId: z.uuid(), state: z.literal('current'), revision: z.int().nonnegative() }),
    z.strictObject({ memberId: z.uuid(), state: z.literal('cancelled'), erasure: HeadquartersErasure }),
  ]),
})

/** Something that a supervisor has to decide, or has decided. Holds no value of any fact. */
const CaseItem = z.strictObject({
  kind: z.literal('case'),
  body: z.strictObject({
    caseId: z.uuid(),
    memberId: z.uuid(),
    openedAt: Instant,
    decidedAt: Instant.nullable(),
    about: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('correction'), correctionId: z.uuid(), fact: z.enum(factNames) }),
      z.strictObject({ kind: z.literal('duplicate'), otherStore: z.string().regex(/^\d{3}$/) }),
    ]),
  }),
})

/** [REG4] What happened at another counter of the store, without what describes a person. */
const RegisterItem = z.strictObject({ kind: z.literal('register'), body: RegisterEvent })

/** What a member agreed to or took back at another counter of the store. */
const ConsentItem = z.strictObject({ kind: z.literal('consent'), body: ConsentChange })

/** [FEE8] Headquarters' database was put back from a backup: what counters have confirmed may be gone there. */
const RestoredItem = z.strictObject({ kind: z.literal('restored'), body: z.strictObject({}) })

export const FeedItem = z.discriminatedUnion('kind', [
  StaffItem,
  StoreItem,
  SettingsItem,
  NoticeItem,
  MemberItem,
  CaseItem,
  RegisterItem,
  ConsentItem,
  RestoredItem,
])
export type FeedItem = z.infer<typeof FeedItem>
export type FeedKind = FeedItem['kind']
export type FeedItemOf<K extends FeedKind> = Extract<FeedItem, { kind: K }>

/**
 * [FEE2] A page of the feed, by rising `seq`, with gaps where an item was overtaken by a newer one about the same. An item
 * of a kind that the counter does not know is kept as it came until a newer counter knows it.
 */
export const FeedReply = z.strictObject({
  items: z.array(
    z.looseObject({ seq: z.int().positive(), kind: z.string().min(1).max(40), body: z.unknown() }),
  ),
  /** The newest there is: tells how far there is to go. */
  last: z.int().nonnegative(),
})
export type FeedReply = z.infer<typeof FeedReply>

/** Asks for the facts of members that the counter holds and that changed. */
export const CurrentMembersRequest = z.strictObject({
  memberIds: z.array(z.uuid()).min(1).max(MAX_CURRENT_MEMBERS),
})

/** The counter parses the facts once more as `Facts` before it keeps them. */
const CurrentMember = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('current'),
    memberId: z.uuid(),
    revision: z.int().nonnegative(),
    facts: HeldFacts,
  }),
  z.strictObject({ state: z.literal('cancelled'), memberId: z.uuid(), erasure: HeadquartersErasure }),
  /** No member of this store. */
  z.strictObject({ state: z.literal('unknown'), memberId: z.uuid() }),
])
export type CurrentMember = z.infer<typeof CurrentMember>
export const CurrentMembersReply = z.strictObject({ members: z.array(CurrentMember) })
