import * as z from 'zod'
import {
  documentKinds,
  MAX_FILE_BYTES,
  readFieldNames,
  readingWarnings,
} from '../../domain/identity/reading.ts'
import { type ChannelSpec, everyone, SMALL } from './channelSpec.ts'

const source = z.enum(['qr', 'mrz', 'print'])

export const ReadField = z.strictObject({
  value: z.string(),
  sources: z.array(source),
  confidence: z.number().min(0).max(1),
  verified: z.boolean(),
  disagreeing: z.array(z.strictObject({ value: z.string(), source })),
})

export const Reading = z.strictObject({
  document: z.enum(documentKinds),
  fields: z.partialRecord(z.enum(readFieldNames), ReadField),
  mrz: z.strictObject({ lines: z.array(z.string()), valid: z.boolean() }).nullable(),
  qr: z.string().nullable(),
  warnings: z.array(z.enum(readingWarnings)),
})

/** What a document is read for: what it gives with certainty is kept in mind for the form of an enrolment only. */
const ReadFor = z.enum(['enrolment', 'correction']).default('enrolment')
/** [APR5] Whose facts are to be corrected by it. */
const memberId = z.uuid().optional()

/** An image as the clerk gave it. Its file name is not asked for: names of scans often hold the customer's. */
export const ReadDocument = z.strictObject({
  bytes: z.instanceof(Uint8Array).refine(b => b.byteLength <= MAX_FILE_BYTES),
  /** A camera's frame in passing: a look for codes, before the next one comes. */
  live: z.boolean().default(false),
  /** Comes back with what is told of this image before the answer. */
  turn: z.int().default(0),
  readFor: ReadFor,
  memberId,
})

/** What an image says so far; the answer repeats it. */
export const PartialReading = z.strictObject({ turn: z.int(), reading: Reading })
export type PartialReading = z.infer<typeof PartialReading>

/** What a hand-held scanner typed. A QR holds at most 2,953 bytes (ISO/IEC 18004, version 40-L). */
export const ReadText = z.strictObject({ text: z.string().min(1).max(2953), readFor: ReadFor, memberId })

export const readingChannels = {
  'documents:read': {
    request: ReadDocument,
    response: Reading,
    roles: everyone,
    maxBytes: MAX_FILE_BYTES + SMALL,
  },
  'documents:readText': { request: ReadText, response: Reading, roles: everyone, maxBytes: SMALL },
} as const satisfies Record<string, ChannelSpec>
