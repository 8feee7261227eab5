import { createHash, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channels, type Request } from '../../src/contract/ipc/channels.ts'
import { Envelope } from '../../src/contract/sync/envelope.ts'
import { approvalText } from '../../src/domain/correction/approval.ts'
import type { Correction } from '../../src/domain/correction/correction.ts'
import { waitingCorrections } from '../../src/main/approvals/correctionQuestion.ts'
import { enrolAsRead } from '../../src/main/enrolling/enrolAsRead.ts'
import { enrolCustomer } from '../../src/main/enrolling/enrolCustomer.ts'
import { enrolOverridden } from '../../src/main/enrolling/enrolOverridden.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { correctionItems, nextBatch } from '../../src/store/repositories/outbox.ts'
import { openProposals } from '../../src/store/repositories/proposals.ts'
import { AT, counter, facts, random } from '../store/counterFixture.ts'
import { approval, type CoSigning, makeCoSigning } from './coSignFixture.ts'

let coSigning: CoSigning
beforeEach(async () => {
  coSigning = await makeCoSigning()
})
afterEach(() => coSigning.store.remove())

const READ = '001199009999'
const clerk = { staffNumber: '1001', name: 'Trần Văn Ví Dụ', role: 'clerk' } as const
const notice = { version: '2026-01', hash: 'a'.repeat(64) }
const setting = { staff: clerk, notice, at: AT, today: '2026-11-22' }
type Asked = Request<'members:enrol'>
const request = (more: Partial<Asked> = {}): Asked => ({
  enrolmentId: randomUUID(),
  facts: facts(1),
  consent: { purposes: ['membership'], noticeVersion: '2026-01', language: 'vi', method: 'signature' },
  overrideReason: 'Thẻ in sai số',
  ...more,
})

function enrolling(asked: Asked) {
  const { open, coSign, store } = coSigning
  const parsed = channels['members:enrol'].request.parse(asked)
  return enrolOverridden({
    open,
    coSign,
    request: parsed,
    setting,
    changes: [{ fact: 'number', from: READ, to: parsed.facts.number }],
    enrol: override => enrolCustomer(store.db, parsed, setting, random, override),
  })
}
const questionId = () => coSigning.coSign.shown()?.questionId ?? randomUUID()
const isMember = ({ enrolmentId }: Asked) => findMember(coSigning.store.db, enrolmentId) !== null

const asDocumentSays = (asked: Asked, reason: string | null = 'Thẻ in sai số') => {
  const parsed = channels['members:enrol'].request.parse({ ...asked, overrideReason: reason })
  const changes = [{ fact: 'number' as const, from: READ, to: parsed.facts.number }]
  return enrolAsRead(coSigning.store.db, parsed, setting, changes, random)
}
const waiting = () => openProposals(coSigning.store.db).map(({ correction }) => correction)

describe('a number that a document gave for certain, with no supervisor at hand', () => {
  it('[OVR6] is kept as the document says, and what the clerk would keep waits for a supervisor', async () => {
    const asked = request()
    expect(asDocumentSays(asked)).toMatchObject({ ok: true, value: { facts: { number: READ } } })
    expect(waiting()).toMatchObject([
      {
        memberId: asked.enrolmentId,
        changes: [{ fact: 'number', from: READ, to: asked.facts.number }],
        reason: 'Thẻ in sai số',
        proposedBy: '1001',
      },
    ])
    expect(coSigning.windows()).toBe(0)
  })

  it('[OVR6] becomes what the clerk would keep by a supervisor’s word from the queue', async () => {
    const asked = request()
    asDocumentSays(asked)
    const [proposed] = waitingCorrections(coSigning.store.db)
    if (!proposed) throw new Error('nothing waits')
    const outcome = coSigning.coSign.ask(proposed)
    await coSigning.coSign.decide(approval(proposed.questionId, '2001'))
    expect(await outcome).toEqual({ outcome: 'approved' })
    expect(findMember(coSigning.store.db, asked.enrolmentId)?.facts.number).toBe(asked.facts.number)
    expect(nextBatch(coSigning.store.db, 10).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['correction']),
    )
  })

  it('[OVR6] keeps neither without a reason, nor anything of whom the document shows to be a member', async () => {
    const asked = request()
    expect(asDocumentSays(asked, null)).toEqual({ ok: false, error: { code: 'override-unapproved' } })
    asDocumentSays(asked)
    expect(asDocumentSays(request())).toMatchObject({ ok: false, error: { code: 'already-a-member' } })
    expect(waiting()).toHaveLength(1)
  })
})

describe('a number that a document gave for certain and that the clerk changed', () => {
  it('[OVR4] is not kept without a reason, and no supervisor is called', async () => {
    const asked = request({ overrideReason: null })
    expect(await enrolling(asked)).toEqual({ ok: false, error: { code: 'override-unapproved' } })
    expect([isMember(asked), coSigning.windows()]).toEqual([false, 0])
  })

  it('[OVR4] is shown to a supervisor with what the document said, and kept by their word', async () => {
    const asked = request()
    const outcome = enrolling(asked)
    expect(coSigning.coSign.shown()).toMatchObject({
      about: 'override',
      cardNumber: null,
      changes: [{ fact: 'number', from: READ, to: asked.facts.number }],
      reason: 'Thẻ in sai số',
      askedBy: { staffNumber: '1001' },
    })
    await coSigning.coSign.decide(approval(questionId(), '2001'))
    expect(await outcome).toMatchObject({ ok: true, value: { memberId: asked.enrolmentId } })
  })

  it('[OVR5] travels after its enrolment with the word that is bound to exactly it', async () => {
    const asked = request()
    const outcome = enrolling(asked)
    await coSigning.coSign.decide(approval(questionId(), '2001'))
    await outcome
    const { db } = coSigning.store
    expect(nextBatch(db, 10).map(({ kind }) => kind)).toEqual(['enrolment', 'correction'])
    const travelling = JSON.parse(correctionItems(db, asked.enrolmentId)[0]?.envelope ?? '')
    const { approval: word, ...change } = Envelope.parse(travelling).body as Correction
    if (!word) throw new Error('not approved')
    const text = approvalText(change, word, counter.deviceId)
    expect(createHash('sha256').update(text).digest('hex')).toBe(word.binding)
    expect(change).toMatchObject({ proposedBy: '1001', changes: [{ from: READ, to: asked.facts.number }] })
    const told = db.prepare('SELECT actor, action FROM audit ORDER BY sequence DESC LIMIT 2').all()
    expect(told).toContainEqual({ actor: '2001', action: 'enrolment.overridden' })
  })

  it('[OVR4] is not kept where the supervisor turns it away, and the clerk reads why', async () => {
    const asked = request()
    const outcome = enrolling(asked)
    const rejection = 'Thẻ ghi rõ số'
    await coSigning.coSign.decide({ ...approval(questionId(), '2001'), decision: 'reject', rejection })
    expect(await outcome).toEqual({
      ok: false,
      error: { code: 'override-turned-away', values: { rejection } },
    })
    expect(isMember(asked)).toBe(false)
    const told = coSigning.store.db.prepare('SELECT actor, action, subject FROM audit').all()
    expect(told).toContainEqual({ actor: '2001', action: 'override.rejected', subject: asked.enrolmentId })
  })

  it('[OVR4] is not kept where the window is closed', async () => {
    const asked = request()
    const outcome = enrolling(asked)
    coSigning.coSign.putOff()
    expect(await outcome).toEqual({ ok: false, error: { code: 'override-put-off' } })
    expect(isMember(asked)).toBe(false)
  })

  it('calls no supervisor for what could not be saved anyway', async () => {
    const asked = request({ consent: { ...request().consent, noticeVersion: '2020-01' } })
    expect(await enrolling(asked)).toEqual({ ok: false, error: { code: 'notice-outdated' } })
    expect(coSigning.windows()).toBe(0)
  })
})

it('[OVR4] no sequence of answers by anybody enrols with an override that its asker approved', async () => {
  const act = fc.record({
    kind: fc.constantFrom('approve', 'putOff'),
    by: fc.constantFrom('1001', '2001', '9999'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 5 }), fc.nat(8000), async (acts, serial) => {
      const asked = request({ facts: facts(serial + 2) })
      const outcome = enrolling(asked)
      let approved = false
      for (const { kind, by } of acts) {
        if (!coSigning.coSign.isAsking()) break
        if (kind === 'putOff') coSigning.coSign.putOff()
        else if ((await coSigning.coSign.decide(approval(questionId(), by))).ok) approved = by === '2001'
      }
      if (coSigning.coSign.isAsking()) coSigning.coSign.putOff()
      await outcome
      expect(isMember(asked)).toBe(approved)
    }),
    { numRuns: 20 },
  )
})
