import * as z from 'zod'
import { withdrawalMethods } from '../../domain/consent/change.ts'
import { consentMethods, purposes } from '../../domain/consent/consent.ts'
import { factNames } from '../../domain/member/facts.ts'
import { Instant, Language, Purposes } from '../consent.ts'
import { Facts } from '../facts.ts'
import { Receipt, refusals } from '../sync/envelope.ts'
import { Representative, Signature } from '../sync/evidence.ts'
import { type ChannelSpec, everyone, Nothing, SIGNED, SMALL } from './channelSpec.ts'

/** The notice as shown: its text, and by which version it is proven later. */
export const Notice = z.strictObject({
  version: z.string(),
  language: Language,
  /** Markdown. */
  text: z.string(),
})

export const Enrol = z.strictObject({
  /** Made once per form: pressing save again, however fast, asks for the same enrolment. */
  enrolmentId: z.uuid(),
  facts: Facts,
  consent: z.strictObject({
    purposes: Purposes,
    noticeVersion: z.string().min(1).max(40),
    language: Language,
    method: z.enum(consentMethods),
  }),
  /** As drawn on the pad; without it, `signature` is one on paper. */
  signature: Signature.nullable().default(null),
  /** Who consents for a customer under 18. Of an adult it is not kept. */
  representative: Representative.omit({ receivedBy: true }).nullable().default(null),
  /** Why facts are to be kept otherwise than a document gave them with certainty: a supervisor is asked. */
  overrideReason: z.string().trim().min(1).max(500).nullable().default(null),
  /** [OVR6] No supervisor is at hand: enrolled as the document says, and what stands otherwise waits for one. */
  overrideWaits: z.boolean().default(false),
})

/**
 * Where a record is. `sent`: it left, and no answer came back; it will be sent again and headquarters stores it once.
 */
export const Delivery = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('stored') }),
  z.strictObject({ state: z.literal('sending') }),
  z.strictObject({ state: z.literal('sent') }),
  z.strictObject({ state: z.literal('confirmed'), receipt: Receipt }),
  z.strictObject({ state: z.literal('refused'), reason: z.enum(refusals), detail: z.string() }),
])

/** A member as lists show it: masked, enough to recognise the customer standing there. */
export const MemberSummary = z.strictObject({
  memberId: z.uuid(),
  cardNumber: z.string(),
  maskedName: z.string(),
  maskedNumber: z.string(),
  enrolledAt: Instant,
  delivery: Delivery,
  /**
   * The store has let the facts go and keeps only what finds the member again: name and number are then dots, and
   * `members:fetchBack` brings them from headquarters.
   */
  keptAt: z.literal('headquarters').optional(),
  /** [CON5] The notice has changed since this member agreed: it is asked again at this visit. */
  asksAgain: z.literal(true).optional(),
  /** [REQ7] At the customer's wish this member is found, and not used. */
  restricted: z.literal(true).optional(),
})

/** What the customer takes home: consent per purpose, with the controller's data. Asked for right after enrolment. */
export const ConsentReceipt = z.strictObject({
  cardNumber: z.string(),
  fullName: z.string(),
  storeName: z.string(),
  counterNumber: z.int(),
  consent: z.strictObject({
    purposes: Purposes,
    noticeVersion: z.string(),
    noticeHash: z.string(),
    language: Language,
    method: z.enum(consentMethods),
    givenAt: Instant,
    receivedBy: z.string(),
  }),
  /** Consents taken back since, the oldest first; `consent` says what is agreed to now. */
  withdrawn: z.array(
    z.strictObject({
      purposes: z.array(z.enum(purposes)),
      method: z.enum(withdrawalMethods),
      at: Instant,
      receivedBy: z.string(),
    }),
  ),
  signature: Signature.nullable(),
  representative: Representative.nullable(),
  /** [RET7] Signature and representative are there alone. */
  proofAt: z.literal('headquarters').optional(),
  delivery: Delivery,
})

/** [REQ11] For the service just given, or as the customer's right: the latter holds while the use is restricted, too. */
const AskReceipt = z.strictObject({ memberId: z.uuid(), purpose: z.enum(['service', 'rights-request']) })

export const OfFacts = z.strictObject({ facts: Facts })
export const Overrides = z.array(
  z.strictObject({ fact: z.enum(factNames), from: z.string().nullable(), to: z.string().nullable() }),
)

export const MemberRef = z.strictObject({ memberId: z.uuid() })

export const memberChannels = {
  'notices:current': {
    request: z.strictObject({ language: Language }),
    response: Notice,
    roles: everyone,
    maxBytes: SMALL,
  },
  'members:enrol': { request: Enrol, response: MemberSummary, roles: everyone, maxBytes: SIGNED },
  /** Which facts of a form are otherwise than documents gave them with certainty, and what those said. */
  'members:overrides': { request: OfFacts, response: Overrides, roles: everyone, maxBytes: SMALL },
  'members:recent': { request: Nothing, response: z.array(MemberSummary), roles: everyone, maxBytes: SMALL },
  'members:consentReceipt': {
    request: AskReceipt,
    response: ConsentReceipt,
    roles: everyone,
    maxBytes: SMALL,
  },
} as const satisfies Record<string, ChannelSpec>
