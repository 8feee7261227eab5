import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import type { Trial } from '../../src/hq/trial.ts'
import { enrol } from '../../src/store/enrol.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import type { StoredMember } from '../../src/store/repositories/members.ts'
import { type Sync, startSync } from '../../src/sync/sync.ts'
import { openTrial } from '../hq/trialForTests.ts'
import { enrolment, random } from '../store/counterFixture.ts'
import { openPlace, type Place } from './place.ts'

export let trial: Trial
beforeAll(async () => {
  const opened = await openTrial()
  trial = opened.trial
  return opened.close
}, 60_000)

export let place: Place
export let others: Place[]
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

let serial = 4000
export function enrolOne({ store } = place): StoredMember {
  serial += 1
  const made = enrol(store.db, enrolment(serial), random)
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}
export const cancel = ({ memberId, facts }: Pick<StoredMember, 'memberId' | 'facts'>) =>
  cancelMember(
    place.store.db,
    { memberId, numberAgain: facts.number, cancelledBy: '2001', at: new Date().toISOString() },
    random,
  )
export function begin(from = place): Sync {
  const { store, counter, key } = from
  from.sync ??= startSync({ db: store.db, counter, key, status: () => {}, changed: () => {} })
  return from.sync
}
/** Until headquarters has answered everything. */
export const settled = async (from = place) => {
  await vi.waitFor(
    async () => {
      await begin(from).wake()
      expect(begin(from).status().waiting).toBe(0)
    },
    { timeout: 40_000, interval: 50 },
  )
}
export const outbox = () =>
  place.store.db.prepare('SELECT kind, state FROM outbox ORDER BY sequence').all() as {
    kind: string
    state: string
  }[]
export const confirmed = (...kinds: string[]) => kinds.map(kind => ({ kind, state: 'confirmed' }))
type Table =
  | 'members'
  | 'consents'
  | 'cancelled_members'
  | 'erasure_statements'
  | 'envelopes'
  | 'register_events'
  | 'consent_changes'
export const atHeadquarters = (table: Table, key: string, value: string) =>
  trial.services.db
    .selectFrom(table)
    .selectAll()
    .where(key as never, '=', value as never)
    .execute()
export const isErasedAtHeadquarters = async ({ memberId }: StoredMember) => {
  expect(await atHeadquarters('members', 'id', memberId)).toEqual([])
  expect(await atHeadquarters('consents', 'member_id', memberId)).toEqual([])
  expect(await atHeadquarters('cancelled_members', 'id', memberId)).toHaveLength(1)
}
/** Every number from 1 up is held, so nothing of this device is missing and nothing is twice. */
export async function isWithoutGaps(): Promise<void> {
  const held = (await atHeadquarters('envelopes', 'device_id', place.counter.deviceId)) as {
    sequence: number
  }[]
  const numbers = held.map(({ sequence }) => sequence).sort((a, b) => a - b)
  expect(numbers).toEqual(outbox().map((_, at) => at + 1))
}
