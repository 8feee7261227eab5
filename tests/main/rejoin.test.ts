import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { approvalText } from '../../src/domain/correction/approval.ts'
import { revokeDevice } from '../../src/hq/repositories/devices.ts'
import type { Trial } from '../../src/hq/trial.ts'
import { correctMember } from '../../src/store/correctMember.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { findProposal, keepProposal } from '../../src/store/repositories/proposals.ts'
import { findMembers } from '../../src/store/search/findMembers.ts'
import { sha256 } from '../../src/store/sha256.ts'
import { openTrial } from '../hq/trialForTests.ts'
import { random } from '../store/counterFixture.ts'
import { type Line, openLine } from '../sync/line.ts'
import {
  allConfirmed,
  credentials,
  enrolAt,
  forgetMachines,
  loseKeychain,
  type Machine,
  memberAt,
  openOf,
  secretOf,
  startMachine,
  stop,
} from './trialCounter.ts'
import { twoCopies } from './twoCopies.ts'

let trial: Trial
let line: Line
beforeAll(async () => {
  const opened = await openTrial()
  trial = opened.trial
  return opened.close
}, 60_000)
beforeEach(async () => {
  line = await openLine(() => trial.url)
})
afterEach(async () => {
  line.mode = 'open'
  await forgetMachines()
  await line.close()
})

const counterAndClone = (common: number) => twoCopies(trial, line, common)
const now = () => new Date().toISOString()
const heldMember = (memberId: string) =>
  trial.services.db
    .selectFrom('members')
    .select(['phone', 'full_name as name'])
    .where('id', '=', memberId)
    .executeTakeFirst()
const deviceOf = (machine: Machine) => openOf(machine).counter.deviceId

/** Each of them is at headquarters once, and as the counter has it. */
async function expectHeldOnce(memberIds: string[], where: Machine[]): Promise<void> {
  const { db } = trial.services
  const held = await db
    .selectFrom('members')
    .select(['id', 'card_number as card'])
    .where('id', 'in', memberIds)
    .execute()
  expect(held.map(({ id }) => id).sort()).toEqual([...memberIds].sort())
  expect(new Set(held.map(({ card }) => card)).size).toBe(memberIds.length)
  const envelopes = await db
    .selectFrom('envelopes')
    .select('member_id')
    .where('member_id', 'in', memberIds)
    .where('kind', '=', 'enrolment')
    .execute()
  expect(envelopes).toHaveLength(memberIds.length)
  for (const machine of where)
    for (const { id, card } of held) {
      const member = memberAt(machine, id)
      if (member) expect(member).toMatchObject({ cardNumber: card, delivery: { state: 'confirmed' } })
    }
}

// Two counters are started, stopped and started again: a busy machine takes longer than one confirmation may.
describe('a cloned counter', { timeout: 90_000 }, () => {
  it('[SYN13] [SYN15] ends as a device of its own, with no record lost or doubled on either side', async () => {
    const { original, clone: closed, shared } = await counterAndClone(2)
    const before = deviceOf(original)
    const here = [enrolAt(original), enrolAt(original), enrolAt(original)]
    const there = [enrolAt(closed), enrolAt(closed)]
    expect(memberAt(closed, there[0] ?? '')?.cardNumber).toBe(memberAt(original, here[0] ?? '')?.cardNumber)
    // Closed until the original has sent: whoever comes first keeps the device, and here that is to be certain.
    await stop(closed)
    line.mode = 'open'
    await allConfirmed(original)
    const clone = await startMachine(null, closed.dataFolder)
    await allConfirmed(clone)
    await expectHeldOnce([...shared, ...here, ...there], [original, clone])
    expect(deviceOf(original)).toBe(before)
    expect(deviceOf(clone)).not.toBe(before)
    const { db } = openOf(clone)
    const reissued = db.prepare(`SELECT count(*) FROM audit WHERE action = 'envelope.reissued'`).pluck().get()
    expect(reissued).toBe(there.length)
    for (const machine of [original, clone])
      expect(verifyAudit(openOf(machine).db)).toMatchObject({ ok: true })
  })

  it('[SYN15] has its corrections reach headquarters after the member whose enrolment was made anew', async () => {
    const { original, clone } = await counterAndClone(0)
    enrolAt(original)
    enrolAt(original)
    const memberId = enrolAt(clone)
    const member = memberAt(clone, memberId)
    if (!member) throw new Error('not here')
    const phone = { fact: 'phone', from: member.facts.phone, to: '+84925186222' } as const
    const by = { reason: 'Đổi số', proposedBy: member.enrolledBy, approval: null }
    const named = { correctionId: crypto.randomUUID(), memberId, cardNumber: member.cardNumber }
    expect(correctMember(openOf(clone).db, { ...named, ...by, changes: [phone] }, random, now()).ok).toBe(
      true,
    )
    line.mode = 'open'
    await allConfirmed(original)
    await allConfirmed(clone)
    const held = await heldMember(memberId)
    expect(held).toMatchObject({ phone: '+84925186222' })
  })

  it('[SYN15] [COR9] keeps a supervisor’s word for what was corrected, and what still waits for one', async () => {
    const { original, clone } = await counterAndClone(0)
    enrolAt(original)
    enrolAt(original)
    const memberId = enrolAt(clone)
    const member = memberAt(clone, memberId)
    if (!member) throw new Error('not here')
    const { facts, cardNumber } = member
    const proposedBy = credentials(trial, 'clerk').staffNumber
    const approvedBy = credentials(trial, 'supervisor').staffNumber
    const proposed = (fact: 'fullName' | 'phone', to: string) => {
      const changes = [{ fact, from: facts[fact], to }]
      return {
        correctionId: crypto.randomUUID(),
        memberId,
        cardNumber,
        changes,
        reason: 'Nhầm',
        proposedBy,
      }
    }
    const name = proposed('fullName', 'Nguyễn Thị Đúng')
    const word = { approvedBy, approvedAt: now(), nonce: 'n'.repeat(22) }
    const approval = { ...word, binding: sha256(approvalText(name, word, deviceOf(clone))) }
    expect(correctMember(openOf(clone).db, { ...name, approval }, random, now())).toMatchObject({ ok: true })
    const waiting = proposed('phone', '+84925186333')
    keepProposal(openOf(clone).db, waiting, now())
    line.mode = 'open'
    await allConfirmed(original)
    await allConfirmed(clone)
    expect(memberAt(clone, memberId)?.cardNumber).not.toBe(cardNumber)
    expect(await heldMember(memberId)).toMatchObject({ name: 'Nguyễn Thị Đúng' })
    const kept = findProposal(openOf(clone).db, waiting.correctionId)?.correction ?? waiting
    const decided = correctMember(openOf(clone).db, { ...kept, approval: null }, random, now())
    expect(decided).toMatchObject({ ok: true, value: { facts: { phone: '+84925186333' } } })
  })

  it('does so too when both send at the same time', async () => {
    const { original, clone, shared } = await counterAndClone(3)
    const here = Array.from({ length: 8 }, () => enrolAt(original))
    const there = Array.from({ length: 8 }, () => enrolAt(clone))
    line.mode = 'open'
    await Promise.all([allConfirmed(original), allConfirmed(clone)])
    await expectHeldOnce([...shared, ...here, ...there], [original, clone])
  })

  it('goes on enrolling while it rejoins, and finds its members under their new cards', async () => {
    const { original, clone } = await counterAndClone(0)
    const here = enrolAt(original)
    const there = enrolAt(clone)
    line.mode = 'open'
    await allConfirmed(original)
    const more = enrolAt(clone)
    await allConfirmed(clone)
    const last = enrolAt(clone)
    await allConfirmed(clone)
    await expectHeldOnce([here, there, more, last], [original, clone])
    for (const id of [there, more, last]) {
      const { cardNumber, facts } = memberAt(clone, id) ?? {}
      expect(findMembers(openOf(clone).db, cardNumber ?? '', 5).map(({ memberId }) => memberId)).toEqual([id])
      const named = findMembers(openOf(clone).db, facts?.fullName ?? '', 20).map(({ memberId }) => memberId)
      expect(named).toContain(id)
    }
  })

  it('has its cancellations reach headquarters too', async () => {
    const { original, clone, shared } = await counterAndClone(1)
    const [leaves = ''] = shared
    const here = enrolAt(original)
    const there = enrolAt(clone)
    const numberAgain = memberAt(clone, leaves)?.facts.number ?? ''
    const at = new Date().toISOString()
    cancelMember(openOf(clone).db, { memberId: leaves, numberAgain, cancelledBy: '2001', at }, random)
    line.mode = 'open'
    await allConfirmed(original)
    await allConfirmed(clone)
    const held = await trial.services.db
      .selectFrom('members')
      .select('id')
      .where('id', 'in', [leaves, here, there])
      .execute()
    expect(held.map(({ id }) => id).sort()).toEqual([here, there].sort())
  })

  it('[SYN14] whose rejoining was answered into a cut line becomes one device, not two', async () => {
    const { original, clone, shared } = await counterAndClone(0)
    const here = enrolAt(original)
    line.mode = 'open'
    await allConfirmed(original)
    const before = deviceOf(original)
    line.mode = 'down'
    const there = enrolAt(clone)
    line.mode = 'open'
    let cut = 0
    line.cutPath = path => path.endsWith('/rejoin') && cut++ < 2
    await allConfirmed(clone)
    expect(cut).toBeGreaterThan(2)
    await expectHeldOnce([...shared, here, there], [original, clone])
    const copies = await trial.services.db
      .selectFrom('devices')
      .select('id')
      .where('continues', '=', before)
      .execute()
    expect(copies).toEqual([{ id: deviceOf(clone) }])
  })

  it('opens by the code on paper after it has rejoined and lost its keychain', async () => {
    const { original, clone, recoveryCode } = await counterAndClone(0)
    enrolAt(original)
    const there = enrolAt(clone)
    line.mode = 'open'
    await allConfirmed(original)
    await allConfirmed(clone)
    const key = await secretOf(clone, 'device-key')
    await stop(clone)
    await loseKeychain(clone)
    const again = await startMachine(null, clone.dataFolder)
    expect(await again.app.recover(recoveryCode, null)).toMatchObject({ ok: true })
    expect(await secretOf(again, 'device-key')).toBe(key)
    expect(memberAt(again, there)).not.toBeNull()
    const more = enrolAt(again)
    await allConfirmed(again)
    await expectHeldOnce([there, more], [again])
  })

  it('[REV1] [REV3] of a device that was revoked becomes none of its own, lets nobody in and keeps its records', async () => {
    const { original, clone } = await counterAndClone(0)
    const there = enrolAt(clone)
    await revokeDevice(trial.services.db, deviceOf(original), new Date())
    line.mode = 'open'
    await vi.waitFor(
      async () => {
        await openOf(clone).sync.wake()
        expect(clone.app.state().phase).toBe('cut-off')
      },
      { timeout: 20_000, interval: 100 },
    )
    expect(deviceOf(clone)).toBe(deviceOf(original))
    expect(memberAt(clone, there)).not.toBe(null)
  })
})
