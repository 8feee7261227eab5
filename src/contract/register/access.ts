import * as z from 'zod'
import { factNames } from '../../domain/member/facts.ts'
import { revealPurposes } from '../../domain/member/revealPurpose.ts'
import { accessKinds } from '../../domain/register/access.ts'
import { eventParts } from './parts.ts'

/** That somebody saw, printed or exported a customer's facts, and what for. `entryId` is the member. */
export const AccessEvent = z.strictObject({
  ...eventParts,
  register: z.literal('access'),
  memberId: z.uuid(),
  what: z.enum(accessKinds),
  kept: z.strictObject({ purpose: z.enum(revealPurposes), facts: z.array(z.enum(factNames)).min(1) }),
  personal: z.null(),
})
