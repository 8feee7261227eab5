import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EnrolmentEnvelope } from '../../src/contract/sync/envelope.ts'
import { approvalText } from '../../src/domain/correction/approval.ts'
import { dismissStaff, engageStaff } from '../../src/hq/managing/staff.ts'
import { recordClockSkew } from '../../src/hq/repositories/devices.ts'
import { listOpenReviews } from '../../src/hq/repositories/reviews.ts'
import { envelope, joinCounter, send, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

const HOUR = 3_600_000

let hq: TestHeadquarters
let counter: TestCounter
let sequence = 0
/** Another one in each test: headquarters' time only goes on. */
let leaver = 1700
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
})
afterAll(() => hq.stop())
beforeEach(async () => {
  counter = await joinCounter(hq, '001')
  sequence = 0
  leaver += 1
  await engage()
})

const engage = () => {
  const pinHash = '$argon2id$x'
  const person = { staffNumber: String(leaver), name: 'Người Cũ', role: 'supervisor', pinHash } as const
  return engageStaff(hq.services, '001', person, 'test')
}
const dismiss = () => dismissStaff(hq.services, '001', String(leaver), 'test')
/** Headquarters' time, so many hours from now. */
const inHours = (hours: number) => new Date(hq.services.clock().getTime() + hours * HOUR).toISOString()

function by(staffNumber: string, occurredAt: string): EnrolmentEnvelope {
  sequence += 1
  const made = envelope(counter, sequence)
  return { ...made, occurredAt, body: { ...made.body, enrolledBy: staffNumber } }
}
function cancellation({ body: { memberId, cardNumber } }: EnrolmentEnvelope, occurredAt: string) {
  const { id, deviceId } = envelope(counter, ++sequence)
  const body = { memberId, cardNumber, cancelledBy: String(leaver) }
  return { version: 1, id, deviceId, occurredAt, sequence, kind: 'cancellation', body }
}
/** @param clock the counter's time when it sends; null: it is an older one, which does not say. */
async function hand(clock: string | null, ...envelopes: unknown[]): Promise<void> {
  const created = Math.floor(hq.services.clock().getTime() / 1000)
  const body = JSON.stringify({ ...(clock && { clock }), envelopes })
  const { results } = (await send(hq, counter, body, { created })).json() as {
    results: { outcome: string }[]
  }
  expect(results.map(({ outcome }) => outcome)).toEqual(envelopes.map(() => 'stored'))
}
const flagged = async () =>
  (await listOpenReviews(hq.services.db, 1000))
    .filter(({ deviceId }) => deviceId === counter.joined.deviceId)
    .map(({ envelopeId }) => envelopeId)
    .sort()
const isHeld = async ({ body }: EnrolmentEnvelope) =>
  (await hq.services.db.selectFrom('members').select('id').where('id', '=', body.memberId).execute())
    .length === 1

describe('[REV5] what somebody dismissed did at a counter whose clock is slow', () => {
  it('is listed, and ends no membership, where the counter says what time it has', async () => {
    const stays = by('1001', inHours(0))
    await hand(inHours(0), stays)
    await dismiss()
    hq.pass(2 * 3600)
    // Five hours slow. What it dates six hours ago was done one hour ago, and the dismissal is two hours ago.
    const late = [by(String(leaver), inHours(-6)), cancellation(stays, inHours(-6))]
    await hand(inHours(-5), ...late)
    expect(await flagged()).toEqual(late.map(({ id }) => id).sort())
    expect(await isHeld(stays)).toBe(true)
  })

  it('is not listed where it was done before the dismissal', async () => {
    await dismiss()
    hq.pass(2 * 3600)
    await hand(inHours(-5), by(String(leaver), inHours(-8)))
    expect(await flagged()).toEqual([])
  })

  it('is listed of an older counter too, by the clock that headquarters has noticed', async () => {
    await dismiss()
    hq.pass(2 * 3600)
    await recordClockSkew(hq.services.db, counter.joined.deviceId, -5 * HOUR)
    const late = by(String(leaver), inHours(-6))
    await hand(null, late, by(String(leaver), inHours(-8)))
    expect(await flagged()).toEqual([late.id])
  })

  it('approves no correction, and approves one that it approved before', async () => {
    const member = by('1001', inHours(0))
    const name = async () =>
      hq.services.db
        .selectFrom('members')
        .select('full_name as name')
        .where('id', '=', member.body.memberId)
        .execute()
    await hand(inHours(0), member)
    await dismiss()
    hq.pass(2 * 3600)
    await hand(inHours(-5), approved(member, inHours(-6)))
    expect(await name()).toEqual([{ name: member.body.facts.fullName }])
    await hand(inHours(-5), approved(member, inHours(-8)))
    expect(await name()).toEqual([{ name: 'Nguyễn Thị Mới' }])
  })
})

describe('[REV5] who was dismissed and came back', () => {
  it('has what is dated in between listed, and nothing from before or after', async () => {
    const before = by(String(leaver), inHours(0))
    hq.pass(60)
    await dismiss()
    hq.pass(3600)
    const between = by(String(leaver), inHours(0))
    hq.pass(3600)
    await engage()
    hq.pass(60)
    const after = by(String(leaver), inHours(0))
    await hand(inHours(0), before, between, after)
    expect(await flagged()).toEqual([between.id])
  })

  it('has it listed of every time that they were away', async () => {
    const between: EnrolmentEnvelope[] = []
    for (let time = 0; time < 2; time += 1) {
      await dismiss()
      hq.pass(60)
      between.push(by(String(leaver), inHours(0)))
      hq.pass(60)
      await engage()
      hq.pass(60)
    }
    await hand(inHours(0), ...between)
    expect(await flagged()).toEqual(between.map(({ id }) => id).sort())
  })
})

/** A correction of the name that the leaver approved then. */
function approved({ body: { memberId, cardNumber, facts } }: EnrolmentEnvelope, at: string) {
  const { id, deviceId } = envelope(counter, ++sequence)
  const changes = [{ fact: 'fullName' as const, from: facts.fullName, to: 'Nguyễn Thị Mới' }]
  const proposed = {
    correctionId: randomUUID(),
    memberId,
    cardNumber,
    changes,
    reason: 'x',
    proposedBy: '1001',
  }
  const given = { approvedBy: String(leaver), approvedAt: at, nonce: randomBytes(16).toString('base64url') }
  const unbound = { ...proposed, approval: null }
  const binding = createHash('sha256')
    .update(approvalText(unbound, given, deviceId))
    .digest('hex')
  const body = { ...proposed, approval: { ...given, binding } }
  return { version: 2, id, deviceId, occurredAt: at, sequence, kind: 'correction', body }
}
