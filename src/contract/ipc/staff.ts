import * as z from 'zod'
import { roles } from '../../domain/staff/roles.ts'
import { StaffNumber } from '../consent.ts'

const Pin = z.string().regex(/^\d{6,12}$/)

export const Unlock = z.strictObject({ pin: Pin })
export const ChoosePin = z.strictObject({ newPin: Pin })
export const ChangePin = z.strictObject({ pin: Pin, newPin: Pin })
export const StaffRef = z.strictObject({ staffNumber: StaffNumber })
/** Shown once, and kept nowhere but as its hash. */
export const MadePin = z.strictObject({ pin: Pin })

/** Everybody whom the counter has known, for the supervisor's page. */
export const StaffHere = z.array(
  z.strictObject({
    staffNumber: StaffNumber,
    name: z.string(),
    role: z.enum(roles),
    /** Signs in here. */
    active: z.boolean(),
    /** A supervisor made the PIN, and its owner has not signed in since. */
    mustChangePin: z.boolean(),
    /** Wrong PINs since the last right one. */
    failures: z.int(),
    /** Until another PIN is tried; 0 when one may be. */
    lockedMinutes: z.int(),
  }),
)
export type StaffHere = z.infer<typeof StaffHere>

/** Seconds until the counter locks, because nobody touched it; null when somebody did. */
export const Idle = z.strictObject({ secondsLeft: z.int().nullable() })
