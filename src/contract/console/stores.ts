import * as z from 'zod'
import { roles } from '../../domain/staff/roles.ts'
import { Instant, StaffNumber } from '../consent.ts'

export const StoreCode = z.string().regex(/^\d{3}$/)
const Name = z.string().trim().min(1).max(150)

export const Store = z.strictObject({ code: StoreCode, name: Name })
export const StoreSummary = Store.extend({ devices: z.int(), members: z.int() })
export type StoreSummary = z.infer<typeof StoreSummary>

export const Device = z.strictObject({
  id: z.uuid(),
  storeCode: StoreCode,
  counterNumber: z.int(),
  joinedAt: Instant,
  revokedAt: Instant.nullable(),
  /** By headquarters' clock; null: never since it tells. */
  lastContactAt: Instant.nullable(),
  /** Envelopes that it had not sent, or that were refused, when it last told. */
  waiting: z.int().nullable(),
  refused: z.int().nullable(),
  appVersion: z.string().nullable(),
  /** How far its audit log is countersigned; null: nothing yet. */
  log: z.strictObject({ sequence: z.int(), countersignedAt: Instant, forked: z.boolean() }).nullable(),
})
export type Device = z.infer<typeof Device>

/** Shown once, typed at the counter: see JoinCode, which is what people make of it. */
export const OneTimeCode = z.strictObject({
  code: z.string().regex(/^[2-9A-HJKMNP-Z]{8}$/),
  expiresAt: Instant,
})

export const StaffMember = z.strictObject({
  storeCode: StoreCode,
  staffNumber: StaffNumber,
  name: Name,
  role: z.enum(roles),
  dismissedAt: Instant.nullable(),
})
export type StaffMember = z.infer<typeof StaffMember>

export const PutStaff = z.strictObject({
  storeCode: StoreCode,
  staffNumber: StaffNumber,
  name: Name,
  role: z.enum(roles),
  /** Makes a new PIN, shown once; somebody new always gets one. */
  newPin: z.boolean(),
})

/** Enrolments of one store on one day, by the calendar of Vietnam. */
export const DailyCount = z.strictObject({ storeCode: StoreCode, day: z.iso.date(), enrolments: z.int() })

export const Overview = z.strictObject({
  stores: z.int(),
  members: z.int(),
  devices: z.strictObject({ total: z.int(), silent: z.int(), revoked: z.int() }),
  openCases: z.int(),
  openReviews: z.int(),
  /** Requests of customers: notices of misuse that are open, and others that are late. */
  requests: z.strictObject({ urgent: z.int(), late: z.int() }),
  days: z.array(DailyCount),
})
export type Overview = z.infer<typeof Overview>
