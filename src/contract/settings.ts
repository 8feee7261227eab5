import * as z from 'zod'
import { factNames } from '../domain/member/facts.ts'

/** See domain/settings. Loose: what a newer headquarters adds, an older counter leaves alone. */
export const CompanySettings = z.looseObject({
  correctionsNeedApproval: z.array(z.enum(factNames)),
  idleLockMinutes: z.int().min(1).max(60),
  controllerEmail: z.email().max(254).nullable(),
})
