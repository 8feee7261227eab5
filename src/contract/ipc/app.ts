import * as z from 'zod'
import { roles } from '../../domain/staff/roles.ts'
import { Instant, StaffNumber } from '../consent.ts'
import { HeadquartersUrl } from '../headquartersUrl.ts'
import { JoinCode } from '../sync/join.ts'
import { type ChannelSpec, everyone, Nothing, SMALL, supervisors } from './channelSpec.ts'

/** Why the store cannot be opened. Nothing is ever recreated or deleted on account of one. */
export const storeFaults = [
  'key-missing',
  'key-wrong-or-store-damaged',
  'store-missing',
  'store-newer-than-app',
  'keychain-unavailable',
  'disk-unwritable',
] as const

const Counter = z.strictObject({
  storeName: z.string(),
  storeCode: z.string(),
  counterNumber: z.int(),
  keyKeptIn: z.enum(['keychain', 'passphrase']),
  /** Not joined to headquarters yet. */
  standsAlone: z.literal(true).optional(),
})

const Staff = z.strictObject({ staffNumber: StaffNumber, name: z.string(), role: z.enum(roles) })

/** What the app is waiting for. The renderer shows one screen for each phase and decides none of them. */
export const AppState = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('starting') }),
  /** No keychain on this machine: the keys are sealed with a passphrase instead. */
  z.strictObject({ phase: z.literal('passphrase'), firstTime: z.boolean() }),
  z.strictObject({
    phase: z.literal('store-fault'),
    fault: z.enum(storeFaults),
    dataFolder: z.string(),
    /** The recovery code printed at set-up, or headquarters, can mend this one. */
    recoverable: z.boolean(),
  }),
  /** `restored`: the store came out of a backup; with the line back it joins by itself, and any code will do. */
  z.strictObject({ phase: z.literal('join'), restored: z.literal(true).optional() }),
  /** Shown once, to be printed or copied; whoever does shows it by typing the last group back. */
  z.strictObject({ phase: z.literal('recovery-code'), code: z.string() }),
  z.strictObject({
    phase: z.literal('sign-in'),
    counter: Counter,
    /** Why whoever was signed in is not any more. */
    told: z.enum(['staff-changed', 'joined']).optional(),
  }),
  /** Headquarters has revoked this counter: nobody signs in, and what it holds is sent. */
  z.strictObject({ phase: z.literal('cut-off'), counter: Counter }),
  z.strictObject({ phase: z.literal('ready'), counter: Counter, staff: Staff }),
  /** Somebody works here and has not been seen for a while: nothing is answered until a PIN is given. */
  z.strictObject({ phase: z.literal('locked'), counter: Counter, staff: Staff }),
  /** Somebody has signed in with a PIN that another person made, and chooses their own first. */
  z.strictObject({ phase: z.literal('new-pin'), counter: Counter, staff: Staff }),
])
export type AppState = z.infer<typeof AppState>

export const Passphrase = z.strictObject({ passphrase: z.string().min(1).max(200) })
export const Join = z.strictObject({ url: HeadquartersUrl, code: JoinCode })
/** Begins without headquarters: the store's name, and the first supervisor. */
export const StartAlone = z.strictObject({
  storeName: z.string().trim().min(1).max(150),
  staffNumber: StaffNumber,
  name: z.string().trim().min(1).max(150),
  pin: z.string().regex(/^\d{6,12}$/),
})
/** A card that another counter had given too, and the one that took its place. */
export const CardsMadeAnew = z.array(
  z.strictObject({
    memberId: z.uuid(),
    cardBefore: z.string(),
    cardNumber: z.string(),
    maskedName: z.string(),
    at: Instant,
  }),
)
export const ConfirmRecoveryCode = z.strictObject({ lastGroup: z.string().max(20) })
export const Recover = z.strictObject({
  /** The recovery code on paper; with `headquarters`, a one-time code that somebody there gave. */
  code: z.string().max(80),
  /** Headquarters' address, to take the keys out of escrow there where the paper is lost too. */
  headquarters: HeadquartersUrl.nullable().default(null),
  /** Seals the keys on a machine without a keychain; null where there may be one. */
  passphrase: z.string().max(200).nullable(),
})
export const SignIn = z.strictObject({ staffNumber: StaffNumber, pin: z.string().regex(/^\d{6,12}$/) })

export const SyncStatus = z.strictObject({
  /** `alone`: this counter has not joined headquarters. */
  connection: z.enum(['unknown', 'online', 'offline', 'refused', 'alone']),
  /** Records that headquarters has not confirmed yet. */
  waiting: z.int(),
  /** Records that headquarters refused, each with its reason in the list. */
  refused: z.int(),
  lastConfirmedAt: Instant.nullable(),
  nextAttemptAt: Instant.nullable(),
  /** While much of what headquarters decided is still on its way here. */
  catchUp: z.strictObject({ done: z.int(), total: z.int() }).nullable(),
})
export type SyncStatus = z.infer<typeof SyncStatus>

export const appChannels = {
  'app:state': { request: Nothing, response: AppState, roles: 'anyone', maxBytes: SMALL },
  'keychain:unseal': { request: Passphrase, response: AppState, roles: 'anyone', maxBytes: SMALL },
  'counter:confirmRecoveryCode': {
    request: ConfirmRecoveryCode,
    response: AppState,
    roles: 'anyone',
    maxBytes: SMALL,
  },
  'counter:recover': { request: Recover, response: AppState, roles: 'anyone', maxBytes: SMALL },
  'counter:join': { request: Join, response: AppState, roles: 'anyone', maxBytes: SMALL },
  'counter:startAlone': { request: StartAlone, response: AppState, roles: 'anyone', maxBytes: SMALL },
  /** A counter that began alone joins, with all that it holds. */
  'counter:joinLater': { request: Join, response: AppState, roles: supervisors, maxBytes: SMALL },
  'members:cardsMadeAnew': { request: Nothing, response: CardsMadeAnew, roles: everyone, maxBytes: SMALL },
  'staff:signIn': { request: SignIn, response: AppState, roles: 'anyone', maxBytes: SMALL },
  'staff:signOut': { request: Nothing, response: AppState, roles: everyone, maxBytes: SMALL },
  'sync:status': { request: Nothing, response: SyncStatus, roles: everyone, maxBytes: SMALL },
  'sync:now': { request: Nothing, response: SyncStatus, roles: everyone, maxBytes: SMALL },
} as const satisfies Record<string, ChannelSpec>
