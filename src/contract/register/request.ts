import * as z from 'zod'
import {
  identityChecks,
  requestChannels,
  requestKinds,
  requestOccasions,
  requestOutcomes,
} from '../../domain/request/kinds.ts'
import { eventParts, line } from './parts.ts'
import { BoundWord } from './word.ts'

const parts = { ...eventParts, register: z.literal('request'), memberId: z.uuid() }
/** Erased with the member: null from then on. */
const personal = <S extends z.ZodRawShape>(shape: S) => z.strictObject(shape).nullable()
const nothing = z.strictObject({})
/** [APR3] By a supervisor's word on what a clerk asked; by a supervisor at work, none is needed. */
const worded = z.strictObject({ word: BoundWord })
const received = {
  kind: z.enum(requestKinds),
  channel: z.enum(requestChannels),
  byRepresentative: z.boolean(),
  identityCheck: z.enum(identityChecks),
}

/** What happens to a data subject's request, or to a notice of misuse. `entryId` is the request. */
export const RequestEvent = z.discriminatedUnion('what', [
  z.strictObject({
    ...parts,
    what: z.literal('received'),
    kept: z.union([
      z.strictObject(received),
      z.strictObject({ ...received, occasion: z.enum(requestOccasions) }),
    ]),
    personal: personal({ description: line(2000).nullable(), requester: line(150).nullable() }),
  }),
  /** The first answer, that the request came and what happens next. */
  z.strictObject({
    ...parts,
    what: z.literal('answered'),
    kept: nothing,
    personal: personal({ answer: line(2000) }),
  }),
  z.strictObject({
    ...parts,
    what: z.literal('extended'),
    kept: z.union([nothing, worded]),
    personal: personal({ reason: line(500) }),
  }),
  z.strictObject({
    ...parts,
    what: z.literal('completed'),
    kept: z.union([
      z.strictObject({ outcome: z.enum(requestOutcomes) }),
      z.strictObject({ outcome: z.enum(requestOutcomes), word: BoundWord }),
    ]),
    personal: personal({ answer: line(2000), reason: line(500) }),
  }),
  /** The restriction that it brought about is taken off again. */
  z.strictObject({
    ...parts,
    what: z.literal('lifted'),
    kept: z.union([nothing, worded]),
    personal: personal({ reason: line(500) }),
  }),
])
