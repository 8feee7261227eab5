import * as z from 'zod'
import { Instant } from '../consent.ts'
import { AppState } from './app.ts'
import { type ChannelSpec, everyone, Nothing, SMALL, supervisors } from './channelSpec.ts'
import { faultCodes } from './fault.ts'

/** How far a long work on the whole store has come: `copying`, then `sealing`, then `verifying`, each from 0. */
export const WorkProgress = z.strictObject({
  step: z.enum(['copying', 'sealing', 'verifying']),
  done: z.int(),
  total: z.int(),
})
export type WorkProgress = z.infer<typeof WorkProgress>

/** Where backups stand. One that could not be restored is no backup: `last` was, to see that it can be. */
export const BackupState = z.strictObject({
  folder: z.string(),
  last: z.strictObject({ name: z.string(), madeAt: Instant, bytes: z.int() }).nullable(),
  /** Why the newest try made none. */
  fault: z.strictObject({ at: Instant, code: z.enum(faultCodes) }).nullable(),
  underWay: z.boolean(),
})
export type BackupState = z.infer<typeof BackupState>

export const MAX_PIECE_BYTES = 4 * 1024 * 1024

/** The next piece of a backup's file. `at` is where it belongs: one that is sent twice is refused, not written twice. */
export const RestoreAppend = z.strictObject({
  at: z.int().nonnegative(),
  bytes: z.instanceof(Uint8Array).refine(bytes => bytes.byteLength <= MAX_PIECE_BYTES),
})

export const RestoreFinish = z.strictObject({
  /** The recovery code that was valid when the backup was made. */
  code: z.string().max(80),
  /** Seals the keys on a machine without a keychain; null where there may be one. */
  passphrase: z.string().max(200).nullable(),
})

export const backupChannels = {
  'backup:state': { request: Nothing, response: BackupState, roles: everyone, maxBytes: SMALL },
  /** Answers when the backup is made and verified; `backup:progress` tells meanwhile. */
  'backup:make': { request: Nothing, response: BackupState, roles: supervisors, maxBytes: SMALL },
  /** Gives the store a new key; `rekey:progress` tells meanwhile, and everything else is `not-now`. */
  'store:rekey': { request: Nothing, response: AppState, roles: supervisors, maxBytes: SMALL },
  /** A backup is brought piece by piece, before anyone can sign in; only its recovery code has it taken. */
  'restore:begin': { request: Nothing, response: Nothing, roles: 'anyone', maxBytes: SMALL },
  'restore:append': {
    request: RestoreAppend,
    response: Nothing,
    roles: 'anyone',
    maxBytes: MAX_PIECE_BYTES + SMALL,
  },
  'restore:finish': { request: RestoreFinish, response: AppState, roles: 'anyone', maxBytes: SMALL },
} as const satisfies Record<string, ChannelSpec>
