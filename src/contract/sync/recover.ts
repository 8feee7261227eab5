import * as z from 'zod'
import { JoinCode } from './join.ts'

/** A counter that lost its keys asks for them, with a one-time code that headquarters gave a person for this device. */
export const RecoverRequest = z.strictObject({
  code: JoinCode,
  /** The whole of `escrow.age`. */
  escrow: z.base64().min(1).max(16_384),
  /** age's X25519 recipient, made for this request alone: nobody else can open the answer. */
  recipient: z.string().regex(/^age1[0-9a-z]{58}$/),
})

/** The same contents, sealed to the recipient. */
export const RecoverReply = z.strictObject({ sealed: z.base64().min(1).max(16_384) })
