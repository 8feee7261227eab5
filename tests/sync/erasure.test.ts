import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConsentChange } from '../../src/domain/consent/change.ts'
import { erasureText } from '../../src/domain/outbox/erasure.ts'
import type { Access } from '../../src/domain/register/access.ts'
import type { RegisterEvent } from '../../src/domain/register/event.ts'
import type { Trial } from '../../src/hq/trial.ts'
import { fetchBack } from '../../src/main/counter/fetchBack.ts'
import { changeConsent } from '../../src/store/changeConsent.ts'
import { enrol } from '../../src/store/enrol.ts'
import { findCancelled } from '../../src/store/erasure/cancelledMembers.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { recordEvent } from '../../src/store/registers/recordEvent.ts'
import { revealFacts } from '../../src/store/registers/revealFacts.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { findMember, type StoredMember } from '../../src/store/repositories/members.ts'
import { putNew } from '../../src/store/repositories/outbox.ts'
import { shrinkDue } from '../../src/store/retention/shrink.ts'
import { findShrunk } from '../../src/store/retention/shrunkMembers.ts'
import { verifySignature } from '../../src/sync/deviceKey.ts'
import { type Sync, startSync } from '../../src/sync/sync.ts'
import { openTrial } from '../hq/trialForTests.ts'
import { AT, enrolment, random } from '../store/counterFixture.ts'
import { everythingIn, found } from '../store/plainPages.ts'
import { openPlace, type Place } from './place.ts'

let trial: Trial
beforeAll(async () => {
  const opened = await openTrial()
  trial = opened.trial
  return opened.close
}, 60_000)

let place: Place
let others: Place[]
beforeEach(async () => {
  others = []
  place = await openPlace(trial)
})
afterEach(async () => {
  for (const { store, line, sync } of [place, ...others]) {
    await sync?.stop()
    await line.close()
    store.remove()
  }
})

const WORDS = 'khách nói bị gọi quảng cáo lúc nửa đêm'
const access: Omit<Access, 'memberId'> = {
  what: 'revealed',
  purpose: 'service',
  facts: ['phone'],
  by: '1001',
  at: AT,
}
const withdrawal = (memberId: string): ConsentChange => ({
  changeId: randomUUID(),
  memberId,
  change: 'withdrawn',
  purposes: ['transactions'],
  method: 'phone',
  at: AT,
  receivedBy: '1001',
})
const requestOf = (memberId: string): RegisterEvent => ({
  eventId: randomUUID(),
  register: 'request',
  entryId: randomUUID(),
  memberId,
  what: 'received',
  at: AT,
  by: '1001',
  kept: { kind: 'object', channel: 'phone', byRepresentative: false, identityCheck: 'call-back' },
  personal: { description: WORDS, requester: null },
})

let serial = 4000
function enrolOne({ store } = place): StoredMember {
  serial += 1
  const made = enrol(store.db, enrolment(serial), random)
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}
const cancel = ({ memberId, facts }: Pick<StoredMember, 'memberId' | 'facts'>) =>
  cancelMember(
    place.store.db,
    { memberId, numberAgain: facts.number, cancelledBy: '2001', at: new Date().toISOString() },
    random,
  )
function begin(from = place): Sync {
  const { store, counter, key } = from
  from.sync ??= startSync({ db: store.db, counter, key, status: () => {}, changed: () => {} })
  return from.sync
}
/** Until headquarters has answered everything. */
const settled = async (from = place) => {
  await vi.waitFor(
    async () => {
      await begin(from).wake()
      expect(begin(from).status().waiting).toBe(0)
    },
    { timeout: 40_000, interval: 50 },
  )
}
const outbox = () =>
  place.store.db.prepare('SELECT kind, state FROM outbox ORDER BY sequence').all() as {
    kind: string
    state: string
  }[]
const confirmed = (...kinds: string[]) => kinds.map(kind => ({ kind, state: 'confirmed' }))
type Table =
  | 'members'
  | 'consents'
  | 'cancelled_members'
  | 'erasure_statements'
  | 'envelopes'
  | 'register_events'
  | 'consent_changes'
const atHeadquarters = (table: Table, key: string, value: string) =>
  trial.services.db
    .selectFrom(table)
    .selectAll()
    .where(key as never, '=', value as never)
    .execute()
const isErasedAtHeadquarters = async ({ memberId }: StoredMember) => {
  expect(await atHeadquarters('members', 'id', memberId)).toEqual([])
  expect(await atHeadquarters('consents', 'member_id', memberId)).toEqual([])
  expect(await atHeadquarters('cancelled_members', 'id', memberId)).toHaveLength(1)
}
/** Every number from 1 up is held, so nothing of this device is missing and nothing is twice. */
async function isWithoutGaps(): Promise<void> {
  const held = (await atHeadquarters('envelopes', 'device_id', place.counter.deviceId)) as {
    sequence: number
  }[]
  const numbers = held.map(({ sequence }) => sequence).sort((a, b) => a - b)
  expect(numbers).toEqual(outbox().map((_, at) => at + 1))
}
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

  it('[ERA4] [REG2] before it was ever sent leaves what happened meanwhile at headquarters, and nothing set aside', async () => {
    const member = enrolOne()
    const { memberId } = member
    revealFacts(place.store.db, { ...access, memberId }, random)
    changeConsent(place.store.db, withdrawal(memberId), random)
    cancel(member)
    await settled()
    expect(outbox()).toEqual(confirmed('void', 'register', 'consent', 'cancellation', 'erasure'))
    await isErasedAtHeadquarters(member)
    await isWithoutGaps()
    expect(await atHeadquarters('register_events', 'member_id', memberId)).toMatchObject([
      { register: 'access', what: 'revealed', personal: null },
    ])
    expect(await atHeadquarters('consent_changes', 'member_id', memberId)).toEqual([])
  })

  it('[REG3] after it was enrolled leaves what was written about it and had not been sent, but no description', async () => {
    const member = enrolOne()
    await settled()
    recordEvent(place.store.db, requestOf(member.memberId), random)
    place.line.mode = 'cut-answer'
    await begin().wake()
    const unsent = requestOf(member.memberId)
    place.line.mode = 'down'
    recordEvent(place.store.db, unsent, random)
    cancel(member)
    place.line.mode = 'open'
    await settled()
    expect(outbox()).toEqual(confirmed('enrolment', 'register', 'register', 'cancellation', 'erasure'))
    await isWithoutGaps()
    const kept = await atHeadquarters('register_events', 'member_id', member.memberId)
    expect(kept).toMatchObject([{ personal: null }, { personal: null }])
    const sent = place.line.requests.map(({ body }) => body)
    expect(sent.filter(body => body.includes(unsent.eventId)).join()).not.toContain(WORDS)
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
