import * as z from 'zod'
import { consentMethods, purposes } from '../../domain/consent/consent.ts'
import { relations } from '../../domain/consent/evidence.ts'
import { factNames } from '../../domain/member/facts.ts'
import { Instant, Language, StaffNumber } from '../consent.ts'
import { Signature } from '../sync/evidence.ts'
import { type ChannelSpec, everyone, Nothing, SIGNED, SMALL } from './channelSpec.ts'

/** Longer than any fact may be: what is typed wrongly is kept too, and is told when it is saved. */
const Text = z.string().max(400)

/** Where the text in a field came from; `changed`: read from a document and then altered by hand. */
const Origin = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('document'),
    sources: z.array(z.enum(['qr', 'mrz', 'print'])).max(3),
    verified: z.boolean(),
  }),
  z.strictObject({ by: z.literal('hand'), changed: z.boolean() }),
])

/** A fact as it stands in the form: as typed and shown, not yet judged. */
const DraftField = z.strictObject({
  text: Text,
  origin: Origin.nullable(),
  choices: z.array(z.strictObject({ text: Text, origin: Origin })).max(8),
})

/** The form as it stands: the eight facts as text, and the consents ticked so far. No image of any document. */
export const Draft = z.strictObject({
  enrolmentId: z.uuid(),
  fields: z.record(z.enum(factNames), DraftField),
  consent: z.strictObject({
    purposes: z.array(z.enum(purposes)).max(purposes.length),
    method: z.enum(consentMethods).nullable(),
    readIn: Language.nullable(),
    /** Drafts of before there was a pad are without these. */
    onPad: z.boolean().optional(),
    signature: Signature.nullable().optional(),
    representative: z
      .strictObject({ fullName: Text, relation: z.enum(relations).nullable(), childConsented: z.boolean() })
      .optional(),
  }),
  /** What documents gave with certainty: main writes it, and minds nobody else's. */
  verified: z.partialRecord(z.enum(factNames), z.array(Text)).optional(),
})
export type Draft = z.infer<typeof Draft>

/** A draft that was found, and who began it: it outlives a lock, a crash and the sign-in of somebody else. */
export const KeptDraft = z.strictObject({
  draft: Draft,
  /** The name is null when that person is no longer on the roster. */
  startedBy: z.strictObject({ staffNumber: StaffNumber, name: z.string().nullable() }),
  startedAt: Instant,
  keptAt: Instant,
})

export const DraftRef = z.strictObject({ enrolmentId: z.uuid() })

export const draftChannels = {
  'drafts:keep': { request: Draft, response: Nothing, roles: everyone, maxBytes: SIGNED },
  'drafts:current': { request: Nothing, response: KeptDraft.nullable(), roles: everyone, maxBytes: SMALL },
  'drafts:drop': { request: DraftRef, response: Nothing, roles: everyone, maxBytes: SMALL },
} as const satisfies Record<string, ChannelSpec>
