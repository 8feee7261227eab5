import * as z from 'zod'
import { roles } from '../../domain/staff/roles.ts'
import { StaffNumber } from '../consent.ts'
import { AppState } from './app.ts'
import { type ChannelSpec, everyone, Nothing, SMALL, supervisors } from './channelSpec.ts'

const Pin = z.string().regex(/^\d{6,12}$/)

export const Unlock = z.strictObject({ pin: Pin })
export const ChoosePin = z.strictObject({ newPin: Pin })
export const ChangePin = z.strictObject({ pin: Pin, newPin: Pin })
export const StaffRef = z.strictObject({ staffNumber: StaffNumber })
/** [JOI6] Somebody whom a supervisor adds at a counter that stands alone. */
export const NewStaff = z.strictObject({
  staffNumber: StaffNumber,
  name: z
    .string()
    .transform(text => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(150)),
  role: z.enum(roles),
})
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

export const staffChannels = {
  'staff:unlock': { request: Unlock, response: AppState, roles: 'anyone', maxBytes: SMALL },
  /** In the place of a PIN that somebody else made, right after signing in with it. */
  'staff:choosePin': { request: ChoosePin, response: AppState, roles: 'anyone', maxBytes: SMALL },
  'staff:changePin': { request: ChangePin, response: AppState, roles: everyone, maxBytes: SMALL },
  'staff:here': { request: Nothing, response: StaffHere, roles: supervisors, maxBytes: SMALL },
  'staff:resetPin': { request: StaffRef, response: MadePin, roles: supervisors, maxBytes: SMALL },
  'staff:add': { request: NewStaff, response: MadePin, roles: supervisors, maxBytes: SMALL },
  'staff:dismiss': { request: StaffRef, response: Nothing, roles: supervisors, maxBytes: SMALL },
  /** A key, a pointer or a scan: somebody is there. */
  'staff:touch': { request: Nothing, response: Nothing, roles: everyone, maxBytes: SMALL },
  'staff:lock': { request: Nothing, response: AppState, roles: everyone, maxBytes: SMALL },
} as const satisfies Record<string, ChannelSpec>
