import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { paths } from '../../src/contract/sync/join.ts'
import { enrol } from '../../src/store/enrol.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { enrolment, random } from '../store/counterFixture.ts'
import { openScripted, type Scripted } from './scriptedHeadquarters.ts'

let scripted: Scripted
beforeEach(() => {
  scripted = openScripted()
  // What a headquarters answers that is sent one device's envelope under the signature of another.
  scripted.answers.set(paths.envelopes, ({ envelopes }: { envelopes: { id: string }[] }) => ({
    body: {
      results: envelopes.map(({ id }) => ({
        id,
        outcome: 'refused',
        reason: 'wrong-device',
        detail: 'deviceId',
      })),
    },
  }))
})
afterEach(() => scripted.close())

const sent = () => scripted.asked.filter(({ path }) => path === paths.envelopes)

it('[SYN14] what is enrolled once the store is another device waits for that one, and is not refused', async () => {
  const { store, sync } = scripted
  store.db.prepare('UPDATE counter SET device_id = ?').run(randomUUID())
  const made = enrol(store.db, enrolment(1), random)
  await sync.wake()
  expect(sent()).toEqual([])
  expect(made.ok && findMember(store.db, made.value.memberId)?.delivery).toMatchObject({ state: 'stored' })
})

it('[SYN14] until then it is sent', async () => {
  enrol(scripted.store.db, enrolment(1), random)
  await scripted.sync.wake()
  expect(sent()).toHaveLength(1)
})
