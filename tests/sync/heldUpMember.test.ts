import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../src/contract/sync/join.ts'
import { correctMember } from '../../src/store/correctMember.ts'
import { enrol } from '../../src/store/enrol.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { storeNameOf } from '../../src/store/feed/company.ts'
import { revealFacts } from '../../src/store/registers/revealFacts.ts'
import { AT, enrolment, random } from '../store/counterFixture.ts'
import { openScripted, type Scripted } from './scriptedHeadquarters.ts'

let hq: Scripted
beforeEach(async () => {
  hq = openScripted()
  await hq.sync.wake()
  const enrolled = enrol(hq.store.db, enrolment(1), random)
  if (!enrolled.ok) throw new Error('not enrolled')
  const { memberId, cardNumber } = enrolled.value
  const changes = [{ fact: 'phone', from: '+84925186878', to: '+84925186879' } as const]
  const by = { reason: 'r', proposedBy: '1001', approval: null }
  const corrected = correctMember(
    hq.store.db,
    { correctionId: memberId, memberId, cardNumber, changes, ...by },
    random,
    AT,
  )
  if (!corrected.ok) throw new Error('not corrected')
})
afterEach(() => hq.close())

const enrolOther = () => {
  const enrolled = enrol(hq.store.db, enrolment(2), random)
  if (!enrolled.ok) throw new Error('not enrolled')
  return enrolled.value
}

interface Sent {
  id: string
  kind: string
}
const refusal = ({ id }: Sent, reason: string) => ({ id, outcome: 'refused', reason, detail: 'x' })
/** Headquarters meets a fault of its own at enrolments, and so knows nobody of whom the rest speaks. */
const faultAtEnrolments = ({ envelopes }: { envelopes: Sent[] }) => ({
  body: {
    results: envelopes
      .filter(({ kind }) => kind !== 'enrolment')
      .map(envelope => refusal(envelope, 'member-unknown')),
  },
})
const outbox = () => hq.store.db.prepare('SELECT sequence, envelope_id, kind, state FROM outbox').all()
const audit = () => hq.store.db.prepare('SELECT action FROM audit').pluck().all()

describe('what speaks of a member at whose enrolment headquarters meets a fault of its own', () => {
  it('[SYN18] [SYN2] waits as it is, round after round: same id, same sequence, and nothing in the log', async () => {
    const [before, log] = [outbox() as object[], audit()]
    hq.answers.set(paths.envelopes, faultAtEnrolments)
    for (let round = 0; round < 5; round += 1) await hq.sync.wake()
    expect(outbox()).toEqual(before.map(row => ({ ...row, state: 'sent' })))
    expect(audit()).toEqual(log)
    expect(hq.sync.status()).toMatchObject({ waiting: 2, refused: 0 })
  })

  it('[ERA4] waits for the void, too, of a member who left meanwhile', async () => {
    const { memberId, facts } = enrolOther()
    const access = {
      memberId,
      what: 'revealed',
      purpose: 'service',
      facts: ['phone'],
      by: '1001',
      at: AT,
    } as const
    revealFacts(hq.store.db, access, random)
    cancelMember(hq.store.db, { memberId, numberAgain: facts.number, cancelledBy: '2001', at: AT }, random)
    hq.answers.set(paths.envelopes, ({ envelopes }: { envelopes: Sent[] }) => ({
      body: {
        results: envelopes
          .filter(({ kind }) => kind === 'register')
          .map(envelope => refusal(envelope, 'member-unknown')),
      },
    }))
    for (let round = 0; round < 3; round += 1) await hq.sync.wake()
    expect(hq.sync.status()).toMatchObject({ refused: 0 })
    expect(outbox()).toContainEqual(expect.objectContaining({ kind: 'register', state: 'sent' }))
  })

  it('[SYN9] is set aside with its member once that one is refused', async () => {
    hq.answers.set(paths.envelopes, ({ envelopes }: { envelopes: Sent[] }) => ({
      body: {
        results: envelopes.map(envelope =>
          refusal(envelope, envelope.kind === 'enrolment' ? 'malformed' : 'member-unknown'),
        ),
      },
    }))
    await hq.sync.wake()
    await hq.sync.wake()
    expect(hq.sync.status()).toMatchObject({ waiting: 0, refused: 2 })
  })

  it('[SYN18] keeps the counter from hearing nothing that headquarters decides', async () => {
    const item = { seq: 1, kind: 'store', body: { code: '777', name: 'Harmoor Bảy' } }
    hq.answers.set(paths.feed, () => ({ body: { items: [item], last: 1 } }))
    hq.answers.set(paths.envelopes, faultAtEnrolments)
    await hq.sync.wake()
    expect(storeNameOf(hq.store.db, '777')).toBe('Harmoor Bảy')
    expect(hq.timer?.ms).toBeLessThanOrEqual(20_000)
  })
})
