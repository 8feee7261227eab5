import * as z from 'zod'
import { roles } from '../../domain/staff/roles.ts'
import { Instant, StaffNumber } from '../consent.ts'
import { Revocation } from './revocation.ts'

/** 8 characters without 0 O 1 I L, shown as XXXX-XXXX; single use, 10 minutes. */
export const JoinCode = z
  .string()
  .transform(typed => typed.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[2-9A-HJKMNP-Z]{8}$/))

export const JoinRequest = z.strictObject({
  code: JoinCode,
  /** The device's Ed25519 public key, raw 32 bytes, base64url. The private half never leaves the device. */
  publicKey: z.base64url().length(43),
  /** A counter that has stood alone until now, and keeps the device id that its envelopes and its log name. */
  standAlone: z
    .strictObject({
      deviceId: z.uuid(),
      /** Store and counter digits of the cards that it has made: a store code of 900…999 that nobody gave. */
      cardPrefix: z.string().regex(/^9\d{4}$/),
    })
    .optional(),
})

export const RosterEntry = z.strictObject({
  staffNumber: StaffNumber,
  name: z.string().min(1).max(150),
  role: z.enum(roles),
  /** argon2id PHC string, computed with the pepper as its secret. */
  pinHash: z.string().startsWith('$argon2id$'),
})
export type RosterEntry = z.infer<typeof RosterEntry>

export const JoinReply = z.strictObject({
  deviceId: z.uuid(),
  store: z.strictObject({ code: z.string().regex(/^\d{3}$/), name: z.string().min(1).max(150) }),
  counterNumber: z.int().min(1).max(99),
  /** Which key signs receipts: Ed25519 public key, raw, base64url. */
  receiptKey: z.strictObject({ keyId: z.string().min(1).max(64), publicKey: z.base64url().length(43) }),
  /** 32 bytes, base64url: goes to the keychain and never into the store. */
  pinPepper: z.base64url().length(43),
  /** Headquarters' age recipient, to which the counter seals a copy of its secrets; goes to the keychain. */
  escrowRecipient: z
    .string()
    .regex(/^age1[0-9a-z]{58}$/)
    .optional(),
  /** Empty where all of a store's people were dismissed: what its counters hold is still to be sent. */
  roster: z.array(RosterEntry),
  serverTime: Instant,
  /** For a counter that stood alone: false where its cards' prefix is another's, so that they are to be made anew. */
  cardPrefixKept: z.boolean().optional(),
})
export type JoinReply = z.infer<typeof JoinReply>

export const joinFaults = ['code-refused', 'too-many-tries', 'no-counter-left'] as const

/** What headquarters answers when it does not do what was asked: RFC 9457 problem details. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Whatever is no revocation counts as none. */
  revocation: Revocation.nullish().catch(null),
})

export const paths = {
  join: '/v1/join',
  rejoin: '/v1/rejoin',
  recover: '/v1/recover',
  envelopes: '/v1/envelopes',
  checkpoints: '/v1/checkpoints',
  fetchMember: '/v1/members/fetch',
  erasureChecklist: '/v1/members/erasure',
  feed: '/v1/feed',
  currentMembers: '/v1/members/current',
  duplicates: '/v1/duplicates',
  health: '/health',
} as const
