import type { Transaction } from 'kysely'
import type * as z from 'zod'
import type { JoinReply, JoinRequest } from '../../contract/sync/join.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Schema } from '../database/schema.ts'
import { inTransaction } from '../database/transaction.ts'
import { newId } from '../newId.ts'
import { recordAction } from '../repositories/actions.ts'
import {
  addDevice,
  type Device,
  findDevice,
  isPrefixTaken,
  lastCounterNumber,
} from '../repositories/devices.ts'
import { findCode, spendCode } from '../repositories/joinCodes.ts'
import { addFailure, failuresSince, takeJoinGate } from '../repositories/joinFailures.ts'
import { rosterOf } from '../repositories/staff.ts'
import { findStore } from '../repositories/stores.ts'
import type { Services } from '../services.ts'
import { hashCode } from './joinCode.ts'

export type JoinFault =
  | { code: 'code-refused' | 'no-counter-left' }
  | { code: 'too-many-tries'; retryAfterSeconds: number }

const MAX_FAILURES = 10
const WINDOW_MS = 60_000
export const LAST_COUNTER = 99

/**
 * Lets a counter in by its one-time code. Everything is one transaction behind one gate, so that tries made at once
 * are counted, a code is used once, and no two counters get one number.
 */
export const join = (
  services: Services,
  request: z.output<typeof JoinRequest>,
): Promise<Result<JoinReply, JoinFault>> =>
  inTransaction(services.db, async tx => {
    await takeJoinGate(tx)
    const now = services.clock()
    const tooMany = await tooManyTries(tx, now)
    if (tooMany) return err(tooMany)
    const admitted = await admit(tx, services, request, now)
    if (!admitted.ok && admitted.error.code === 'code-refused') await addFailure(tx, newId(services), now)
    if (!admitted.ok) return admitted
    const reply = await joinReply(tx, services, admitted.value, now)
    const { standAlone } = request
    // [VER2] Only who stood alone is told: counters of version 1 know no such member.
    const cardPrefixKept = admitted.value.cardPrefix === standAlone?.cardPrefix
    return ok(standAlone ? { ...reply, cardPrefixKept } : reply)
  })

/** Null while another try with a one-time code is bearable. */
export async function tooManyTries(
  tx: Transaction<Schema>,
  now: Date,
): Promise<Extract<JoinFault, { code: 'too-many-tries' }> | null> {
  const failures = await failuresSince(tx, new Date(now.getTime() - WINDOW_MS))
  const oldest = failures[failures.length - MAX_FAILURES]
  if (!oldest) return null
  const retryAfterSeconds = Math.max(1, Math.ceil((oldest.getTime() + WINDOW_MS - now.getTime()) / 1000))
  return { code: 'too-many-tries', retryAfterSeconds }
}

async function admit(
  tx: Transaction<Schema>,
  services: Services,
  request: z.output<typeof JoinRequest>,
  now: Date,
): Promise<Result<Device, JoinFault>> {
  const code = await findCode(tx, hashCode(request.code, services.keys.pepper))
  if (!code || code.expiresAt <= now) return err({ code: 'code-refused' })
  const { standAlone, publicKey } = request
  const knownId = code.usedBy ?? standAlone?.deviceId
  const known = knownId === undefined ? undefined : await findDevice(tx, knownId)
  if (known || code.usedBy) {
    // The same device asking again has not heard our answer: it gets the same one, and no second counter number.
    const isSame = known?.publicKey === publicKey && known.storeCode === code.storeCode && !known.revokedAt
    if (!known || !isSame) return err({ code: 'code-refused' })
    if (!code.usedBy) await spendCode(tx, code.codeHash, known.id)
    return ok(known)
  }
  const counterNumber = (await lastCounterNumber(tx, code.storeCode)) + 1
  if (counterNumber > LAST_COUNTER) return err({ code: 'no-counter-left' })
  const device = {
    // [JOI3] Who stood alone keeps the id that its envelopes and its log name.
    id: standAlone?.deviceId ?? newId(services),
    storeCode: code.storeCode,
    counterNumber,
    publicKey,
    joinedAt: now,
    continues: null,
    cardPrefix: standAlone ? await prefixFor(tx, standAlone.cardPrefix) : null,
  }
  await addDevice(tx, device)
  await spendCode(tx, code.codeHash, device.id)
  await recordAction(tx, services, { actor: 'system', action: 'device.joined', subject: device.id })
  return ok({ ...device, revokedAt: null, lastContactAt: null })
}

/** [JOI4] Null where another counter has cards of that prefix: these are made anew. */
const prefixFor = async (tx: Transaction<Schema>, cardPrefix: string) =>
  (await isPrefixTaken(tx, cardPrefix)) ? null : cardPrefix

/** What a device is told when it joins: its place, its store's people and what their PINs are verified with. */
export async function joinReply(
  tx: Transaction<Schema>,
  { keys }: Services,
  device: Device,
  now: Date,
): Promise<JoinReply> {
  const store = await findStore(tx, device.storeCode)
  if (!store) throw new Error('a device without a store')
  return {
    deviceId: device.id,
    store,
    counterNumber: device.counterNumber,
    receiptKey: { keyId: keys.receipt.keyId, publicKey: keys.receipt.publicKey },
    pinPepper: keys.pepper.toString('base64url'),
    escrowRecipient: keys.escrow.recipient,
    roster: await rosterOf(tx, device.storeCode),
    serverTime: now.toISOString(),
  }
}
