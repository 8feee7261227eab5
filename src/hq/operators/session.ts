import type { Operator } from '../../contract/console/operator.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { minutesLockedOut } from '../../domain/staff/lockOut.ts'
import { inTransaction } from '../database/transaction.ts'
import {
  addSession,
  endSession,
  findSession,
  forgetSessionsUnusedSince,
  touchSession,
} from '../repositories/operatorSessions.ts'
import { countTries, takeOperator } from '../repositories/operators.ts'
import type { Services } from '../services.ts'
import { sha256 } from '../sha256.ts'
import { isPassphrase, NO_PASSPHRASE } from './passphrase.ts'
import { Turns } from './turns.ts'

/** A screen that nobody uses is not to be used by somebody else. */
const IDLE_MS = 15 * 60_000
const LONGEST_MS = 12 * 3600_000
const TOUCH_EVERY_MS = 60_000

type Tried = Awaited<ReturnType<typeof takeOperator>> | null
export type SignInFault = { code: 'sign-in-refused' } | { code: 'locked-out'; minutes: number }

/** The operator of that name where a try is due now. It is counted before the passphrase is verified. */
const countTry = (services: Services, name: string): Promise<Result<Tried, SignInFault>> =>
  inTransaction(services.db, async tx => {
    const now = services.clock()
    const row = await takeOperator(tx, name)
    if (!row) return ok(null)
    const attempts = { failures: row.failures, lastAt: row.last_try_at.toISOString() }
    const minutes = minutesLockedOut(attempts, { at: now.toISOString() })
    if (minutes > 0) return err({ code: 'locked-out', minutes })
    await countTries(tx, name, row.failures + 1, now)
    return ok(row)
  })

/** Of all who sign in by this process. */
const turns = new Turns()

/**
 * Begins a session of whoever has still the passphrase that was verified: another may have been given meanwhile, which ended
 * every session of before.
 */
const begin = (services: Services, { name, passphrase_hash: hash }: NonNullable<Tried>) =>
  inTransaction(services.db, async tx => {
    const row = await takeOperator(tx, name)
    if (row?.passphrase_hash !== hash) return null
    const now = services.clock()
    const token = services.random(32).toString('base64url')
    await countTries(tx, name, 0, now)
    await forgetSessionsUnusedSince(tx, new Date(now.getTime() - IDLE_MS))
    await addSession(tx, { token_hash: sha256(token), operator_name: name, began_at: now, used_at: now })
    return { operator: { name: row.name, fullName: row.full_name, role: row.role }, token }
  })

/** Begins a session; a name that nobody has and a wrong passphrase are answered alike, and as late. */
export async function beginSession(
  services: Services,
  { name, passphrase }: { name: string; passphrase: string },
): Promise<Result<{ operator: Operator; token: string }, SignInFault>> {
  const tried = await countTry(services, name)
  if (!tried.ok) return tried
  const row = tried.value
  const hash = row?.passphrase_hash ?? NO_PASSPHRASE
  const right = await turns.take(() => isPassphrase(hash, passphrase, services.keys))
  if (right === null) return err({ code: 'locked-out', minutes: 1 })
  const begun = row && right ? await begin(services, row) : null
  return begun ? ok(begun) : err({ code: 'sign-in-refused' })
}

/** Who holds this token, while their session lasts. @param isUse false: the page asks by itself, and nobody need be there. */
export async function operatorOf(
  { db, clock }: Services,
  token: string,
  isUse = true,
): Promise<Operator | null> {
  const found = await findSession(db, sha256(token))
  if (!found) return null
  const now = clock()
  const idle = now.getTime() - found.usedAt.getTime()
  if (idle > IDLE_MS || now.getTime() - found.beganAt.getTime() > LONGEST_MS) return null
  if (isUse && idle > TOUCH_EVERY_MS) await touchSession(db, sha256(token), now)
  return found.operator
}

export const leaveSession = ({ db }: Services, token: string) => endSession(db, sha256(token))
