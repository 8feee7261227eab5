import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { erasureText } from '../../src/domain/outbox/erasure.ts'
import { fetchBack } from '../../src/main/counter/fetchBack.ts'
import { findCancelled } from '../../src/store/erasure/cancelledMembers.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { findMember, type StoredMember } from '../../src/store/repositories/members.ts'
import { putNew } from '../../src/store/repositories/outbox.ts'
import { shrinkDue } from '../../src/store/retention/shrink.ts'
import { findShrunk } from '../../src/store/retention/shrunkMembers.ts'
import { verifySignature } from '../../src/sync/deviceKey.ts'
import { AT } from '../store/counterFixture.ts'
import { everythingIn, found } from '../store/plainPages.ts'
import {
  atHeadquarters,
  begin,
  cancel,
  confirmed,
  enrolOne,
  isErasedAtHeadquarters,
  isWithoutGaps,
  others,
  outbox,
  place,
  settled,
  trial,
} from './onePlace.ts'
import { openPlace } from './place.ts'

const traces = ({ facts }: StoredMember) =>
  found([facts.number], everythingIn(place.store.folder, place.store.key))

/** As if headquarters had never signed an answer: of one that does, nothing forged would be read at all. */
async function ofOneThatDoesNotSign(): Promise<void> {
  await place.sync?.stop()
  place.sync = null
  place.store.db.exec('UPDATE counter SET answers_signed = 0')
}

describe('a membership that is cancelled', () => {
  it('[ERA5] [ERA8] is erased at the counter and at headquarters, and both have signed that', async () => {
    const member = enrolOne()
    await settled()
    cancel(member)
    await settled()
    expect(outbox()).toEqual(confirmed('enrolment', 'cancellation', 'erasure'))
    await isErasedAtHeadquarters(member)
    await isWithoutGaps()
    expect(traces(member)).toEqual([])
    const [row] = await atHeadquarters('erasure_statements', 'member_id', member.memberId)
    const said = JSON.parse((row as { statement: string }).statement)
    expect(said).toMatchObject({ deviceId: place.counter.deviceId, scope: 'store' })
    expect(verifySignature(place.key.publicKey, erasureText(said), said.signature)).toBe(true)
    expect(verifyAudit(place.store.db)).toMatchObject({ ok: true })
  })

  it('[ERA4] before it was ever sent leaves headquarters no gap and no fact', async () => {
    const [before, member, after] = [enrolOne(), enrolOne(), enrolOne()]
    cancel(member)
    await settled()
    expect(outbox()).toEqual(confirmed('enrolment', 'void', 'enrolment', 'cancellation', 'erasure'))
    await isErasedAtHeadquarters(member)
    await isWithoutGaps()
    const sent = place.line.requests.map(({ body }) => body).join()
    expect(sent).not.toContain(member.facts.number)
    for (const other of [before, after])
      expect(await atHeadquarters('members', 'id', other.memberId)).toHaveLength(1)
  })

  it('[ERA4] whose enrolment had arrived unanswered is settled by that enrolment’s receipt', {
    timeout: 60_000,
  }, async () => {
    const member = enrolOne()
    place.line.mode = 'cut-answer'
    await begin().wake()
    expect(await atHeadquarters('members', 'id', member.memberId)).toHaveLength(1)
    cancel(member)
    place.line.mode = 'open'
    await settled()
    expect(outbox()).toEqual(confirmed('void', 'cancellation', 'erasure'))
    await isErasedAtHeadquarters(member)
    await isWithoutGaps()
  })

  it('while its enrolment is under way is erased all the same', { timeout: 60_000 }, async () => {
    const member = enrolOne()
    const round = begin().wake()
    await setImmediate()
    cancel(member)
    await round
    await settled()
    expect(outbox()).toEqual(confirmed('void', 'cancellation', 'erasure'))
    await isErasedAtHeadquarters(member)
    await isWithoutGaps()
    expect(traces(member)).toEqual([])
  })

  it('without a line is erased at the counter at once, and at headquarters when the line is back', {
    timeout: 60_000,
  }, async () => {
    const member = enrolOne()
    await settled()
    place.line.mode = 'down'
    cancel(member)
    await begin().wake()
    expect(traces(member)).toEqual([])
    expect(await atHeadquarters('members', 'id', member.memberId)).toHaveLength(1)
    place.line.mode = 'open'
    await settled()
    await isErasedAtHeadquarters(member)
  })
})

describe('[ERA9] a counter that hears that a membership was cancelled elsewhere', () => {
  it('erases the member when headquarters signed it, and says so', async () => {
    const member = enrolOne()
    const other = await openPlace(trial)
    others.push(other)
    const { memberId, cardNumber } = member
    const body = { memberId, cardNumber, cancelledBy: '2001' }
    putNew(other.store.db, 'cancellation', body, { id: randomUUID(), at: AT })
    await settled(other)
    await settled()
    expect(outbox()).toEqual(confirmed('void', 'erasure'))
    expect(findMember(place.store.db, memberId)).toBeNull()
    expect(traces(member)).toEqual([])
    expect(await atHeadquarters('erasure_statements', 'member_id', memberId)).toHaveLength(1)
  })

  it('keeps the member when the word for it is unsigned, or about another', async () => {
    const member = enrolOne()
    const gone = enrolOne()
    cancel(gone)
    await settled()
    const third = enrolOne()
    const row = place.store.db
      .prepare('SELECT envelope_id AS id FROM outbox WHERE member_id = ?')
      .get(third.memberId) as { id: string }
    const [tombstone] = await atHeadquarters('cancelled_members', 'id', gone.memberId)
    const real = JSON.parse((tombstone as { erasure: string }).erasure)
    const forged = { ...real, memberId: third.memberId }
    const refused = { id: row.id, outcome: 'refused', reason: 'cancelled', detail: '' }
    await ofOneThatDoesNotSign()
    for (const result of [{ ...refused, erasure: forged }, { ...refused, erasure: real }, refused]) {
      place.store.db
        .prepare(`UPDATE outbox SET state = 'stored', refusal = NULL WHERE envelope_id = ?`)
        .run(row.id)
      place.line.mode = { answer: 200, body: { results: [result] } }
      await begin().wake()
      expect(findMember(place.store.db, third.memberId)).toMatchObject({ delivery: { state: 'refused' } })
    }
    expect(findMember(place.store.db, member.memberId)).not.toBeNull()
  })
})

describe('a member whose facts the store has let go', () => {
  const asked = (memberId: string) => ({ memberId, purpose: 'service' as const, staffNumber: '1001' })
  const back = (memberId: string) => {
    const { store, counter, key } = place
    return fetchBack({ db: store.db, counter, key }, asked(memberId))
  }
  async function shrunk(): Promise<StoredMember> {
    const member = enrolOne()
    await settled()
    const inMonths = new Date(Date.now() + 90 * 86_400_000)
    expect(
      await shrinkDue(
        place.store.db,
        () => inMonths,
        () => setImmediate(true),
      ),
    ).toBe(1)
    expect(traces(member)).toEqual([])
    return member
  }

  it('[RET5] is fetched back with the facts and the consents that were given', async () => {
    const member = await shrunk()
    const fetched = await back(member.memberId)
    const { facts, consent, cardNumber, enrolledAt, enrolledBy } = member
    expect(fetched).toMatchObject({
      ok: true,
      value: { facts, consent, cardNumber, enrolledAt, enrolledBy, delivery: { state: 'confirmed' } },
    })
    expect(findShrunk(place.store.db, member.memberId)).toBeNull()
  })

  it('[RET5] is not, without a line or by an answer that is about somebody else', async () => {
    const member = await shrunk()
    const held = findShrunk(place.store.db, member.memberId)
    place.line.mode = 'down'
    expect(await back(member.memberId)).toEqual({ ok: false, error: 'headquarters-unreachable' })
    const { memberId, cardNumber, consent, enrolledBy, enrolledAt, facts } = member
    const swapped = { memberId, cardNumber, consent, enrolledBy, facts: { ...facts, number: '001199009999' } }
    await ofOneThatDoesNotSign()
    place.line.mode = { answer: 200, body: { outcome: 'found', member: swapped, enrolledAt } }
    expect(await back(memberId)).toEqual({ ok: false, error: 'headquarters-answer-unusable' })
    expect(findShrunk(place.store.db, memberId)).toEqual(held)
    expect(await back(randomUUID())).toEqual({ ok: false, error: 'member-unknown' })
  })

  it('[RET5] is fetched also where the counter’s clock is off', async () => {
    const member = await shrunk()
    const now = vi
      .spyOn(Date, 'now')
      .mockImplementation(() => performance.timeOrigin + performance.now() - 9e9)
    const fetched = await back(member.memberId)
    now.mockRestore()
    expect(fetched.ok).toBe(true)
  })

  it('[ERA9] who left elsewhere meanwhile is not brought back, and what was left is erased', async () => {
    const member = await shrunk()
    const { memberId, cardNumber } = member
    const other = await openPlace(trial)
    others.push(other)
    const body = { memberId, cardNumber, cancelledBy: '2001' }
    putNew(other.store.db, 'cancellation', body, { id: randomUUID(), at: AT })
    await settled(other)
    expect(await back(memberId)).toEqual({ ok: false, error: 'member-cancelled' })
    expect(findShrunk(place.store.db, memberId)).toBeNull()
    expect(findCancelled(place.store.db, memberId)).toMatchObject({ cancelledBy: 'headquarters' })
  })
})
