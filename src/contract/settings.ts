import * as z from 'zod'
import { factNames } from '../domain/member/facts.ts'

const Days = z.array(z.iso.date()).max(400).readonly()

/** See domain/calendar: without the days of the week. */
export const WorkCalendar = z.strictObject({
  years: z.array(z.int().min(2020).max(2200)).max(100).readonly(),
  yearly: z
    .array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
    .max(60)
    .readonly(),
  holidays: Days,
  workedWeekends: Days,
})

/** See domain/settings. Loose: what a newer headquarters adds, an older counter leaves alone. */
export const CompanySettings = z.looseObject({
  correctionsNeedApproval: z.array(z.enum(factNames)),
  idleLockMinutes: z.int().min(1).max(60),
  controllerEmail: z.email().max(254).nullable(),
  /** What an older headquarters does not say is what ships with the app. */
  calendar: WorkCalendar.nullable().default(null),
})
