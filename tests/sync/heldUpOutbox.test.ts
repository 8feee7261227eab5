import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../src/contract/sync/join.ts'
import { enrol } from '../../src/store/enrol.ts'
import { storeNameOf } from '../../src/store/feed/company.ts'
import { revealFacts } from '../../src/store/registers/revealFacts.ts'
import { AT, enrolment, random } from '../store/counterFixture.ts'
import { openScripted, type Scripted } from './scriptedHeadquarters.ts'

let hq: Scripted
beforeEach(async () => {
  hq = openScripted()
  await hq.sync.wake()
})
afterEach(() => hq.close())

const enrolOne = (n: number): string => {
  const enrolled = enrol(hq.store.db, enrolment(n), random)
  if (!enrolled.ok) throw new Error('not enrolled')
  return enrolled.value.memberId
}
const look = (memberId: string) => {
  const access = {
    memberId,
    what: 'revealed',
    purpose: 'service',
    facts: ['phone'],
    by: '1001',
    at: AT,
  } as const
  revealFacts(hq.store.db, access, random)
}

interface Sent {
  id: string
  kind: string
  sequence: number
  body: { memberId: string }
}
type Asked = { envelopes: Sent[] }
const batches = () =>
  hq.asked
    .filter(({ path }) => path === paths.envelopes)
    .map(({ body }) => (body as Asked).envelopes.map(({ sequence }) => sequence))
const open = () =>
  hq.store.db
    .prepare(`SELECT sequence FROM outbox WHERE state NOT IN ('confirmed', 'refused')`)
    .pluck()
    .all() as number[]

/**
 * Headquarters meets a fault of its own at these enrolments, knows nobody of whom the rest speaks, and settles all others.
 * Where it could hold nothing it says that it is at fault, as it does.
 */
const faultAt = (memberIds: string[]) =>
  hq.answers.set(paths.envelopes, ({ envelopes }: Asked) => {
    const isOf = ({ body }: Sent) => memberIds.includes(body.memberId)
    const results = envelopes
      .filter(one => one.kind !== 'enrolment' || !isOf(one))
      .map(one => ({
        ...{ id: one.id, outcome: 'refused', detail: 'x' },
        reason: isOf(one) ? 'member-unknown' : 'malformed',
      }))
    return results.length > 0 ? { body: { results } } : { status: 500, body: { type: 'unexpected' } }
  })
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

describe('an enrolment at which headquarters lastingly has a fault', () => {
  it('[SYN18] [SYN2] and hundreds of envelopes that speak of that member keep nobody behind them from being sent, in one round', async () => {
    const faulty = enrolOne(1)
    for (let n = 0; n < 120; n += 1) look(faulty)
    const after = [enrolOne(2), enrolOne(3)]
    for (const memberId of after) look(memberId)
    faultAt([faulty])
    await hq.sync.wake()
    expect(batches()).toEqual([range(1, 50), range(122, 125)])
    expect(open()).toEqual(range(1, 121))
  })

  it('[SYN18] is tried again in every round, before all else, and what follows it goes in its order once it is held', async () => {
    const faulty = enrolOne(1)
    for (let n = 0; n < 60; n += 1) look(faulty)
    enrolOne(2)
    faultAt([faulty])
    await hq.sync.wake()
    await hq.sync.wake()
    faultAt([])
    await hq.sync.wake()
    expect(batches().slice(2)).toEqual([range(1, 50), range(1, 50), range(51, 61)])
    expect([open(), hq.sync.status().connection]).toEqual([[], 'online'])
  })

  it('[SYN18] and fifty more like it, that make headquarters answer nothing else, keep nobody behind them from being sent', async () => {
    const faulty = Array.from({ length: 60 }, (_, n) => enrolOne(n + 1))
    const last = enrolOne(61)
    faultAt(faulty)
    for (let round = 0; round < 3; round += 1) await hq.sync.wake()
    expect(open()).toEqual(range(1, 60))
    look(last)
    await hq.sync.wake()
    await hq.sync.wake()
    expect(open()).toEqual(range(1, 60))
    faultAt([])
    for (let round = 0; round < 2; round += 1) await hq.sync.wake()
    expect(open()).toEqual([])
  })

  it('[SYN18] [REV3] and is all that waits keeps the counter from hearing nothing that headquarters decides', async () => {
    const item = { seq: 1, kind: 'store', body: { code: '777', name: 'Harmoor Bảy' } }
    hq.answers.set(paths.feed, () => ({ body: { items: [item], last: 1 } }))
    faultAt([enrolOne(1)])
    await hq.sync.wake()
    expect(storeNameOf(hq.store.db, '777')).toBe('Harmoor Bảy')
    expect(hq.timer?.ms).toBeLessThanOrEqual(20_000)
  })

  it('[AUD7] keeps the log from being countersigned no more than it keeps others from being sent', async () => {
    faultAt([enrolOne(1)])
    enrolOne(2)
    hq.asked.length = 0
    await hq.sync.wake()
    expect(hq.asked.map(({ path }) => path)).toContain(paths.checkpoints)
  })
})

it('[SYN3] an answer that answers nothing holds nobody up, and no more is sent to who gives it', async () => {
  for (let n = 1; n <= 60; n += 1) enrolOne(n)
  hq.answers.set(paths.envelopes, () => ({ body: { results: [] } }))
  await hq.sync.wake()
  expect(batches()).toEqual([range(1, 50)])
})
