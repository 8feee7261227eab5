import * as z from 'zod'
import { Facts } from '../facts.ts'
import { type ChannelSpec, everyone, SMALL } from './channelSpec.ts'

/** Asks whether somebody is a member already, anywhere. What is not known yet is null. */
export const CheckDuplicates = z.strictObject({
  document: z.strictObject({ number: Facts.shape.number, nationality: Facts.shape.nationality }).nullable(),
  phone: Facts.shape.phone.nullable(),
})

/** [IND4] In which stores; never who. A phone may be shared: it hints. */
export const DuplicateHits = z.strictObject({
  hits: z.array(z.strictObject({ by: z.enum(['document', 'phone']), storeName: z.string() })),
})
export type DuplicateHit = z.infer<typeof DuplicateHits>['hits'][number]

export const duplicatesChannels = {
  'duplicates:check': {
    request: CheckDuplicates,
    response: DuplicateHits,
    roles: everyone,
    maxBytes: SMALL,
  },
} as const satisfies Record<string, ChannelSpec>
