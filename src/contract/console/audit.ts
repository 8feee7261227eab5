import * as z from 'zod'
import { Instant } from '../consent.ts'
import { CompanySettings } from '../settings.ts'

/** One line of headquarters' own log: who did what to what, never a fact. */
export const Action = z.strictObject({
  sequence: z.int().positive(),
  at: Instant,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
})
export type Action = z.infer<typeof Action>
export const ListActions = z.strictObject({
  before: z.int().positive().nullable(),
  /** Actor, action or subject contain it. */
  text: z.string().max(100),
})

/** Headquarters' own chain, and what it holds of every device's. */
export const AuditVerdict = z.strictObject({
  entries: z.int(),
  /** The first entry that is not as it was written; null: all are. */
  brokenAt: z.int().nullable(),
  checkpoints: z.int(),
  /** Devices of which a checkpoint that is held does not verify. */
  faultyDevices: z.array(z.uuid()),
})
export type AuditVerdict = z.infer<typeof AuditVerdict>

export const Settings = z.strictObject({ ...CompanySettings.shape })
export const Notice = z.strictObject({
  version: z.string().regex(/^[0-9A-Za-z.-]{1,40}$/),
  texts: z.strictObject({ vi: z.string().min(1).max(50_000), en: z.string().min(1).max(50_000) }),
})
export const NoticeSummary = z.strictObject({ version: z.string(), publishedAt: Instant })
