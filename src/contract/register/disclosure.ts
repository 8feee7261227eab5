import * as z from 'zod'
import { factNames } from '../../domain/member/facts.ts'
import { Sha256Hex } from '../consent.ts'
import { eventParts, line } from './parts.ts'
import { BoundWord } from './word.ts'

const parts = { ...eventParts, register: z.literal('disclosure'), memberId: z.uuid() }
const nothing = z.strictObject({})
/** [APR3] Counters of before bound no word to it. */
const worded = z.strictObject({ word: BoundWord })

/** What happens to a state agency's demand for a member's facts. `entryId` is the disclosure. */
export const DisclosureEvent = z.discriminatedUnion('what', [
  z.strictObject({
    ...parts,
    what: z.literal('requested'),
    kept: z.strictObject({
      agency: line(200),
      legalBasis: line(300),
      documentNumber: line(60),
      documentDate: z.iso.date(),
      facts: z.array(z.enum(factNames)).min(1),
    }),
    personal: z.null(),
  }),
  /** By another than who requested. */
  z.strictObject({
    ...parts,
    what: z.literal('approved'),
    kept: z.union([nothing, worded]),
    personal: z.null(),
  }),
  z.strictObject({
    ...parts,
    what: z.literal('refused'),
    kept: z.strictObject({ reason: line(500) }),
    personal: z.null(),
  }),
  /** What was handed over: its number in the register, and the SHA-256 of the sealed file. */
  z.strictObject({
    ...parts,
    what: z.literal('exported'),
    kept: z.strictObject({ number: z.string().regex(/^\d{3}-\d{2}\/\d{4}-\d{4}$/), contentHash: Sha256Hex }),
    personal: z.null(),
  }),
])
