import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EnrolmentEnvelope } from '../../src/contract/sync/envelope.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { inTransaction } from '../../src/hq/database/transaction.ts'
import { push as handOver } from '../../src/hq/enrolling/push.ts'
import { cutOffDevice, reinstateDevice } from '../../src/hq/managing/devices.ts'
import { dismissStaff, engageStaff } from '../../src/hq/managing/staff.ts'
import { verifyActions } from '../../src/hq/repositories/actions.ts'
import { listCases } from '../../src/hq/repositories/cases.ts'
import { type Device, findDevice } from '../../src/hq/repositories/devices.ts'
import { findReview, listOpenReviews } from '../../src/hq/repositories/reviews.ts'
import { takeStore } from '../../src/hq/repositories/stores.ts'
import { settleReview } from '../../src/hq/reviewing/settleReview.ts'
import { ask, envelope, feedPage, joinCounter, keyPair, push, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
let counter: TestCounter
let sequence = 0
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
})
afterAll(() => hq.stop())
beforeEach(async () => {
  counter = await joinCounter(hq, '001')
  sequence = 0
})

const next = () => envelope(counter, ++sequence)
const hand = async (...sent: unknown[]) => {
  const { results } = (await push(hq, counter, sent)).json() as { results: { outcome: string }[] }
  expect(results.map(({ outcome }) => outcome)).toEqual(sent.map(() => 'stored'))
}
function cancellation({ body: { memberId, cardNumber } }: EnrolmentEnvelope, cancelledBy = '2001') {
  const { id, deviceId, occurredAt, sequence } = next()
  const body = { memberId, cardNumber, cancelledBy }
  return { version: 1, id, deviceId, occurredAt, sequence, kind: 'cancellation', body }
}
function correction({ body: { memberId, cardNumber, facts } }: EnrolmentEnvelope, proposedBy = '1001') {
  const { id, deviceId, occurredAt, sequence } = next()
  const changes = [{ fact: 'email', from: facts.email, to: null }]
  const said = {
    correctionId: randomUUID(),
    memberId,
    cardNumber,
    changes,
    reason: 'x',
    proposedBy,
    approval: null,
  }
  return { version: 2, id, deviceId, occurredAt, sequence, kind: 'correction', body: said }
}
const reviews = async () =>
  (await listOpenReviews(hq.services.db, 1000)).filter(({ deviceId }) => deviceId === counter.joined.deviceId)
/** Resolves once somebody waits for a lock that another holds. */
const someoneWaits = () =>
  vi.waitFor(async () => {
    const waiting = sql<{ count: number }>`select count(*)::int as count from pg_locks where not granted`
    expect((await waiting.execute(hq.services.db)).rows[0]?.count).toBeGreaterThan(0)
  })
const member = ({ body }: EnrolmentEnvelope) =>
  hq.services.db.selectFrom('members').select('email').where('id', '=', body.memberId).executeTakeFirst()
const settle = (envelopeId: string, finding: 'in-order' | 'not-in-order') => {
  const settled = { storeCode: '001', envelopeId, finding, note: 'Đã hỏi cửa hàng', by: 'an.supervisor' }
  return inTransaction(hq.services.db, tx => settleReview(tx, hq.services, settled))
}

describe('[REV2] what a revoked device still sends', () => {
  it('is held with a receipt, and listed for review', async () => {
    await hand(next())
    expect(await reviews()).toEqual([])
    await cutOffDevice(hq.services, counter.joined.deviceId, 'test')
    const late = next()
    await hand(late)
    expect(await member(late)).toBeDefined()
    expect(await reviews()).toMatchObject([
      { envelopeId: late.id, reason: 'device-revoked', kind: 'enrolment', staffNumber: '1001' },
    ])
    await hand(late)
    expect(await reviews()).toHaveLength(1)
  })

  it('is listed, too, where it was let in before and comes to be held after', async () => {
    const asLetIn = await findDevice(hq.services.db, counter.joined.deviceId)
    await cutOffDevice(hq.services, counter.joined.deviceId, 'test')
    const late = next()
    const held = await handOver(hq.services, asLetIn as Device, { envelopes: [late] })
    expect(held).toMatchObject([{ outcome: 'stored' }])
    expect(await reviews()).toMatchObject([{ envelopeId: late.id, reason: 'device-revoked' }])
  })

  it('is waited for where it is just being stored', async () => {
    const { db } = hq.services
    let isCutOff = false
    let cuttingOff: Promise<unknown> = Promise.resolve()
    await inTransaction(db, async tx => {
      await takeStore(tx, '001', 'enrol')
      cuttingOff = cutOffDevice(hq.services, counter.joined.deviceId, 'test').then(() => {
        isCutOff = true
      })
      await someoneWaits()
      expect(isCutOff).toBe(false)
    })
    await cuttingOff
    expect(await findDevice(db, counter.joined.deviceId)).toMatchObject({ revokedAt: expect.any(Date) })
  })

  it('[REV6] ends no membership and changes no fact until somebody has found it in order', async () => {
    const [staying, leaving] = [next(), next()]
    await hand(staying, leaving)
    await cutOffDevice(hq.services, counter.joined.deviceId, 'test')
    const [theft, honest, change] = [cancellation(staying), cancellation(leaving), correction(staying)]
    await hand(theft, honest, change)
    expect([await member(staying), await member(leaving)]).toMatchObject([{ email: 'mau@example.com' }, {}])
    const open = await listCases(hq.services.db, 'open', { limit: 1000 })
    expect(open.filter(({ memberId }) => memberId === staying.body.memberId)).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ kind: 'correction', fact: 'email' })]),
    )
    expect(await settle(theft.id, 'not-in-order')).toMatchObject({ ok: true })
    expect(await settle(honest.id, 'in-order')).toMatchObject({ ok: true })
    expect(await settle(honest.id, 'in-order')).toEqual({ ok: false, error: 'already-decided' })
    expect(await settle(randomUUID(), 'in-order')).toEqual({ ok: false, error: 'review-unknown' })
    expect([await member(staying), await member(leaving)]).toEqual([{ email: 'mau@example.com' }, undefined])
    expect((await findReview(hq.services.db, '001', theft.id))?.settled).toMatchObject({
      finding: 'not-in-order',
    })
  })
})

it('[REV6] a PIN that comes from a revoked device changes nobody’s', async () => {
  await cutOffDevice(hq.services, counter.joined.deviceId, 'test')
  const { id, deviceId, occurredAt, sequence } = next()
  const pinHash = '$argon2id$v=19$m=65536,t=3,p=1$dGhpZWY$dGhpZWY'
  const body = { changeId: randomUUID(), staffNumber: '1001', pinHash, changedBy: '2001' }
  await hand({ version: 2, id, deviceId, occurredAt, sequence, kind: 'pin', body })
  const staff = await hq.services.db.selectFrom('staff').select('pin_hash').execute()
  expect(staff.map(({ pin_hash }) => pin_hash)).not.toContain(pinHash)
  expect(await reviews()).toMatchObject([{ envelopeId: id, kind: 'pin', staffNumber: '2001' }])
})

describe('[REV1] a device that is found again', () => {
  it('is in as before once it is reinstated', async () => {
    const { deviceId } = counter.joined
    await cutOffDevice(hq.services, deviceId, 'test')
    const said = { protocol: 2, after: 0, counter: { waiting: 0, refused: 0, appVersion: '1' } }
    expect((await ask(hq, counter, paths.feed, said)).json()).toMatchObject({ type: 'device-revoked' })
    expect(await reinstateDevice(hq.services, deviceId, 'test')).toMatchObject({ ok: true })
    expect(await reinstateDevice(hq.services, deviceId, 'test')).toMatchObject({ error: 'not-revoked' })
    expect((await feedPage(hq, counter)).items.length).toBeGreaterThan(0)
    const sent = next()
    await hand(sent)
    expect(await reviews()).toEqual([])
  })

  it('could not become another device meanwhile', async () => {
    await cutOffDevice(hq.services, counter.joined.deviceId, 'test')
    const reply = await ask(hq, counter, paths.rejoin, { publicKey: keyPair().publicKey })
    expect(reply.statusCode).toBe(403)
  })
})

describe('[REV4] work in the name of somebody dismissed', () => {
  it('is held and listed where it is dated after the dismissal, and not where it is dated before', async () => {
    const pinHash = '$argon2id$x'
    const leaver = { staffNumber: '1777', name: 'Người Cũ', role: 'supervisor', pinHash } as const
    await engageStaff(hq.services, '001', leaver, 'test')
    const [before, stays] = [next(), next()]
    before.body.enrolledBy = '1777'
    await hand(stays)
    await new Promise(resolve => setTimeout(resolve, 5))
    await dismissStaff(hq.services, '001', '1777', 'test')
    await new Promise(resolve => setTimeout(resolve, 5))
    const after = next()
    after.body.enrolledBy = '1777'
    const ends = cancellation(stays, '1777')
    await hand(before, after, ends)
    const due = (await reviews()).sort((a, b) => a.kind.localeCompare(b.kind))
    expect(due).toMatchObject([
      { envelopeId: ends.id, reason: 'staff-dismissed', kind: 'cancellation' },
      { envelopeId: after.id, reason: 'staff-dismissed', staffNumber: '1777' },
    ])
    expect([await member(before), await member(after), await member(stays)]).not.toContain(undefined)
    await settle(ends.id, 'in-order')
    expect(await member(stays)).toBeUndefined()
  })
})

it('all that headquarters did is in its own log, which verifies, and an altered line shows', async () => {
  const { db } = hq.services
  const whole = await verifyActions(db)
  expect(whole).toMatchObject({ ok: true })
  await db.updateTable('actions').set({ actor: 'somebody.else' }).where('sequence', '=', 3).execute()
  expect(await verifyActions(db)).toMatchObject({ ok: false, error: { sequence: 3, problem: 'changed' } })
})

it('acts at once leave one line each in the log, in order', async () => {
  const { db } = hq.services
  await db.updateTable('actions').set({ actor: 'test' }).where('sequence', '=', 3).execute()
  const before = await verifyActions(db)
  const person = { name: 'x', role: 'clerk', pinHash: '$argon2id$x' } as const
  const acts = Array.from({ length: 12 }, (_, at) =>
    engageStaff(hq.services, '001', { ...person, staffNumber: String(3000 + at) }, 'test'),
  )
  await Promise.all(acts)
  const after = await verifyActions(db)
  expect(before.ok && after.ok && after.value.entries - before.value.entries).toBe(12)
})
