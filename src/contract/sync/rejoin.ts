import * as z from 'zod'
import { HeadquartersErasure } from './erasure.ts'
import { JoinReply } from './join.ts'

/**
 * A copy of a device asks to become a device of its own: signed by the key that both copies have, naming the public key
 * of the new one.
 */
export const RejoinRequest = z.strictObject({ publicKey: JoinReply.shape.receiptKey.shape.publicKey })

/** As at joining, and what was erased since the copy was made: it is erased from the copy before anyone signs in. */
export const RejoinReply = z.strictObject({
  ...JoinReply.shape,
  erasures: z.array(HeadquartersErasure),
})
export type RejoinReply = z.infer<typeof RejoinReply>
