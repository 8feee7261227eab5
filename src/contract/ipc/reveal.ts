import * as z from 'zod'
import { factNames } from '../../domain/member/facts.ts'
import { fetchPurposes } from '../../domain/member/fetchPurpose.ts'
import { type ChannelSpec, everyone, SMALL } from './channelSpec.ts'

/** What a member's facts are shown, printed or exported for at a counter. */
export const AccessPurpose = z.enum(fetchPurposes)

/** Facts asked for in full, each once. */
export const FactSelection = z
  .array(z.enum(factNames))
  .min(1)
  .max(factNames.length)
  .refine(names => new Set(names).size === names.length)

export const RevealFacts = z.strictObject({
  memberId: z.uuid(),
  purpose: AccessPurpose,
  facts: FactSelection,
})

/** The facts that were asked for and no others; null where the customer gave none. */
export const RevealedFacts = z.strictObject({
  memberId: z.uuid(),
  facts: z.partialRecord(z.enum(factNames), z.string().nullable()),
})

export const revealChannels = {
  /** Shows facts in full, and writes into the access register who asked for which and what for. */
  'members:reveal': { request: RevealFacts, response: RevealedFacts, roles: everyone, maxBytes: SMALL },
} as const satisfies Record<string, ChannelSpec>
