import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProposalOutcome } from '../../src/contract/ipc/approval.ts'
import { approvalText } from '../../src/domain/correction/approval.ts'
import type { Correction } from '../../src/domain/correction/correction.ts'
import { correctionQuestion } from '../../src/main/approvals/correctionQuestion.ts'
import type { CoSign } from '../../src/main/approvals/coSign.ts'
import { changePin } from '../../src/store/changePin.ts'
import { correctMember } from '../../src/store/correctMember.ts'
import { enrol } from '../../src/store/enrol.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { correctionItems } from '../../src/store/repositories/outbox.ts'
import {
  findProposal,
  keepProposal,
  openProposals,
  turnedAway,
} from '../../src/store/repositories/proposals.ts'
import { keepStaff } from '../../src/store/repositories/staff.ts'
import { AT, enrolment, random, type TestStore } from '../store/counterFixture.ts'
import { approval, type CoSigning, cheapHash, makeCoSigning, PIN } from './coSignFixture.ts'

let coSigning: CoSigning
let store: TestStore
let coSign: CoSign
let memberId: string
beforeEach(async () => {
  coSigning = await makeCoSigning()
  store = coSigning.store
  coSign = coSigning.coSign
  const made = enrol(store.db, enrolment(), random)
  if (!made.ok) throw new Error(made.error.code)
  memberId = made.value.memberId
})
afterEach(() => store.remove())

const ID = '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11'
const OTHER = '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b12'
const nameNow = () => findMember(store.db, memberId)?.facts.fullName
function ask(correctionId: string): Promise<ProposalOutcome> {
  const question = correctionQuestion(store.db, correctionId)
  // As main does: what is decided already is put before nobody.
  return question ? coSign.ask(question) : Promise.resolve({ outcome: 'queued' })
}
function propose(proposedBy = '1001', correctionId = ID, to = 'Nguyễn Thị Mẫn'): Promise<ProposalOutcome> {
  const member = findMember(store.db, memberId)
  const from = member?.facts.fullName ?? null
  const changes = [{ fact: 'fullName' as const, from, to }]
  const about = { correctionId, memberId, cardNumber: member?.cardNumber ?? '' }
  keepProposal(store.db, { ...about, changes, reason: 'Gõ nhầm', proposedBy }, AT, {
    fullName: 'NGUYEN THI MAN',
  })
  return ask(correctionId)
}
const approveBy = (staffNumber: string, pin = PIN, questionId = ID) => approval(questionId, staffNumber, pin)

describe('a co-signed correction', () => {
  it('is shown with who asks, before, after, reason and the document’s own reading', () => {
    void propose()
    expect(coSign.shown()).toMatchObject({
      changes: [{ fact: 'fullName', from: 'Nguyễn Thị Mẫu', to: 'Nguyễn Thị Mẫn' }],
      reason: 'Gõ nhầm',
      reading: { fullName: 'NGUYEN THI MAN' },
      askedBy: { staffNumber: '1001', name: 'Trần Văn Ví Dụ' },
    })
  })

  it('is made with the supervisor’s PIN, and the approval is bound to exactly it', async () => {
    const outcome = propose()
    expect(await coSign.decide(approveBy('2001'))).toEqual({ ok: true, value: { outcome: 'approved' } })
    expect(await outcome).toEqual({ outcome: 'approved' })
    expect(nameNow()).toBe('Nguyễn Thị Mẫn')
    const { body, deviceId } = JSON.parse(correctionItems(store.db, memberId)[0]?.envelope ?? '')
    const { approval, ...correction } = body as Correction
    if (!approval) throw new Error('not approved')
    const text = approvalText(correction, approval, deviceId)
    expect(createHash('sha256').update(text).digest('hex')).toBe(approval.binding)
    expect(approval.nonce).toMatch(/^[\w-]{22}$/)
    expect(findProposal(store.db, ID)).toMatchObject({ decidedBy: '2001', rejection: null })
  })

  it.each([
    ['by the clerk who asked', '1001', PIN, 'self-approved'],
    ['with a wrong PIN', '2001', '000111', 'sign-in-refused'],
    ['by nobody whom the counter knows', '7777', PIN, 'sign-in-refused'],
  ])('is not made %s', async (_how, by, pin, code) => {
    void propose()
    expect(await coSign.decide(approveBy(by, pin))).toEqual({ ok: false, error: { code } })
    expect(nameNow()).toBe('Nguyễn Thị Mẫu')
    expect(openProposals(store.db)).toHaveLength(1)
  })

  it('is not approved by a supervisor who proposed it, nor by a clerk', async () => {
    void propose('2001')
    expect(await coSign.decide(approveBy('2001'))).toMatchObject({ error: { code: 'self-approved' } })
    expect(await coSign.decide(approveBy('1001'))).toMatchObject({ error: { code: 'not-allowed' } })
    expect(await coSign.decide(approveBy('2002'))).toMatchObject({ ok: true })
  })

  it('is turned away with a reason, which who asked can read', async () => {
    const outcome = propose()
    const rejection = 'Giấy tờ ghi khác'
    await coSign.decide({ questionId: ID, staffNumber: '2001', pin: PIN, decision: 'reject', rejection })
    expect(await outcome).toEqual({ outcome: 'turned-away', rejection })
    expect(nameNow()).toBe('Nguyễn Thị Mẫu')
    expect(turnedAway(store.db, '1001', 9)).toMatchObject([{ rejection, decidedBy: '2001' }])
    expect(turnedAway(store.db, '2001', 9)).toEqual([])
  })

  it('waits in the queue when the window is closed, and is approved from there', async () => {
    const outcome = propose()
    coSign.putOff()
    expect(await outcome).toEqual({ outcome: 'queued' })
    expect(await coSign.decide(approveBy('2001'))).toMatchObject({ error: { code: 'approval-gone' } })
    const again = ask(ID)
    // [APR5] What the document said waits with it.
    expect(coSign.shown()).toMatchObject({ reading: { fullName: 'NGUYEN THI MAN' } })
    await coSign.decide(approveBy('2001'))
    expect(await again).toEqual({ outcome: 'approved' })
    expect(findProposal(store.db, ID)?.reading).toBeNull()
    expect(coSigning.windows()).toBe(2)
  })

  it('[APR3] is not made where the member has changed since the window was opened', async () => {
    void propose()
    const phone = { fact: 'phone' as const, from: '+84925186878', to: '+84925186879' }
    const { cardNumber } = findMember(store.db, memberId) ?? { cardNumber: '' }
    const between = { correctionId: OTHER, memberId, cardNumber, changes: [phone], reason: 'Đổi số' }
    correctMember(store.db, { ...between, proposedBy: '1001', approval: null }, random, AT)
    expect(await coSign.decide(approveBy('2001'))).toEqual({ ok: false, error: { code: 'facts-changed' } })
    expect(nameNow()).toBe('Nguyễn Thị Mẫu')
    coSign.putOff()
    const again = ask(ID)
    await coSign.decide(approveBy('2001'))
    expect(await again).toEqual({ outcome: 'approved' })
  })

  it('is signed for what the window shows and for nothing else, once', async () => {
    void propose()
    expect(await coSign.decide(approveBy('2001', PIN, OTHER))).toMatchObject({
      error: { code: 'approval-gone' },
    })
    const both = await Promise.all([coSign.decide(approveBy('2001')), coSign.decide(approveBy('2002'))])
    expect(both.map(({ ok }) => ok)).toEqual([true, false])
    expect(correctionItems(store.db, memberId)).toHaveLength(1)
  })
})

describe('[COR13] a PIN that a supervisor made', () => {
  let made = 0
  /** Gives somebody a PIN of their own after a reset, or without one where `by` is who it is of. */
  async function changed(staffNumber: string, by: string): Promise<string> {
    made += 1
    const pin = `5829${String(made).padStart(2, '0')}`
    const at = new Date(Date.parse(AT) + made * 1000).toISOString()
    changePin(store.db, { staffNumber, pinHash: await cheapHash(pin), changedBy: by, at }, random)
    return pin
  }
  async function reset(staffNumber: string, by: string): Promise<string> {
    await changed(staffNumber, by)
    return changed(staffNumber, staffNumber)
  }
  const refused = { ok: false, error: { code: 'pin-from-asker' } }

  it('approves nothing for who made it, whatever its owner chose since', async () => {
    void propose('2001')
    const pin = await reset('2002', '2001')
    expect(await coSign.decide(approveBy('2002', pin))).toEqual(refused)
    expect(nameNow()).toBe('Nguyễn Thị Mẫu')
    expect(openProposals(store.db)).toHaveLength(1)
  })

  it('of a clerk, lets its maker approve nothing that the clerk asks', async () => {
    await reset('1001', '2001')
    void propose('1001')
    expect(await coSign.decide(approveBy('2001'))).toEqual(refused)
    expect(await coSign.decide(approveBy('2002'))).toMatchObject({ ok: true })
  })

  it('and another by the same supervisor approve nothing for each other', async () => {
    await reset('1001', '2001')
    const pin = await reset('2002', '2001')
    void propose('1001')
    expect(await coSign.decide(approveBy('2002', pin))).toEqual(refused)
  })

  it('turns nothing away either', async () => {
    const pin = await reset('2002', '2001')
    void propose('2001')
    const rejection = 'Không đúng'
    const turnedDown = { questionId: ID, staffNumber: '2002', pin, decision: 'reject' as const, rejection }
    expect(await coSign.decide(turnedDown)).toEqual(refused)
  })

  it('that was made anew since lets nobody approve what they may have asked with the one before', async () => {
    await reset('2002', '2001')
    void propose('2002')
    coSign.putOff()
    await reset('2002', '2003')
    void ask(ID)
    expect(await coSign.decide(approveBy('2001'))).toEqual(refused)
  })

  it('is as good as any again once headquarters has made a new one', async () => {
    await reset('2002', '2001')
    void propose('2001')
    const pin = '640275'
    const person = { staffNumber: '2002', name: 'Phạm Văn Giả', role: 'supervisor' as const }
    keepStaff(store.db, { ...person, pinHash: await cheapHash(pin), pinKnownTo: [] })
    expect(await coSign.decide(approveBy('2002', pin))).toMatchObject({ ok: true })
  })
})
