import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../src/contract/sync/join.ts'
import { enrol } from '../../src/store/enrol.ts'
import { storeNameOf } from '../../src/store/feed/company.ts'
import { mustAnswersBeSigned } from '../../src/store/repositories/answerSignatures.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { makeDeviceKey } from '../../src/sync/deviceKey.ts'
import { enrolment, random } from '../store/counterFixture.ts'
import { type AnswerSigning, openScripted, type Scripted, signingOf } from './scriptedHeadquarters.ts'

let hq: Scripted
beforeEach(async () => {
  hq = openScripted()
  await hq.sync.wake()
  nameStore('Harmoor Một')
})
afterEach(() => hq.close())

let seq = 0
/** The next thing in the feed: the name of a store. */
function nameStore(name: string): void {
  seq += 1
  const item = { seq, kind: 'store', body: { code: '777', name } }
  hq.answers.set(paths.feed, ({ after }: { after: number }) => ({
    body: { items: after < item.seq ? [item] : [], last: item.seq },
  }))
}
const name = () => storeNameOf(hq.store.db, '777')
const refuseAll = () =>
  hq.answers.set(paths.envelopes, ({ envelopes }: { envelopes: { id: string }[] }) => ({
    body: {
      results: envelopes.map(({ id }) => ({ id, outcome: 'refused', reason: 'malformed', detail: 'x' })),
    },
  }))

describe('what answers a counter', () => {
  it('[SYN19] is obeyed unsigned only by a counter that never heard its headquarters sign', async () => {
    await hq.sync.wake()
    expect([name(), mustAnswersBeSigned(hq.store.db)]).toEqual(['Harmoor Một', false])
    hq.signing = signingOf(hq)
    nameStore('Harmoor Hai')
    await hq.sync.wake()
    expect([name(), mustAnswersBeSigned(hq.store.db)]).toEqual(['Harmoor Hai', true])
    hq.signing = null
    nameStore('Harmoor Giả')
    await hq.sync.wake()
    expect(name()).toBe('Harmoor Hai')
  })

  const right = () => signingOf(hq)
  const wrong: [string, () => AnswerSigning][] = [
    ['another key', () => ({ ...right(), key: makeDeviceKey() })],
    ['another key’s name', () => ({ ...right(), keyId: 'k2' })],
    ['another body', () => ({ ...right(), body: () => '{}' })],
    ['another status', () => ({ ...right(), status: 403 })],
    ['another request', () => ({ ...right(), requestSignature: () => `harmoor=:${'A'.repeat(86)}==:` })],
    ['no form that is known', () => ({ ...right(), change: headers => ({ ...headers, signature: 'x' }) })],
    ['half of a signature', () => ({ ...right(), change: ({ signature }) => ({ signature }) })],
  ]
  it.each(wrong)(
    '[SYN19] is not obeyed, not even the first time, with a signature of %s',
    async (_of, make) => {
      hq.signing = make()
      await hq.sync.wake()
      expect([name(), mustAnswersBeSigned(hq.store.db)]).toEqual(['777', false])
      hq.signing = right()
      await hq.sync.wake()
      expect(name()).toBe('Harmoor Một')
    },
  )

  it('[SYN19] [SYN3] sets nothing aside unless headquarters signed that', async () => {
    hq.signing = right()
    await hq.sync.wake()
    const made = enrol(hq.store.db, enrolment(1), random)
    const state = () => made.ok && findMember(hq.store.db, made.value.memberId)?.delivery?.state
    refuseAll()
    hq.signing = null
    await hq.sync.wake()
    expect(state()).toBe('sent')
    hq.signing = right()
    await hq.sync.wake()
    expect(state()).toBe('refused')
  })

  it('[SYN19] makes no copy of a counter that headquarters did not call one', async () => {
    hq.signing = right()
    await hq.sync.wake()
    enrol(hq.store.db, enrolment(1), random)
    hq.answers.set(paths.envelopes, ({ envelopes }: { envelopes: { id: string }[] }) => ({
      body: {
        results: envelopes.map(({ id }) => ({
          id,
          outcome: 'refused',
          reason: 'sequence-reused',
          detail: 'x',
        })),
      },
    }))
    hq.signing = null
    await hq.sync.wake()
    expect(hq.forks).toBe(0)
    hq.signing = right()
    await hq.sync.wake()
    expect(hq.forks).toBe(1)
  })

  it('[SYN19] [REV7] lets nobody in again who was cut off, unless headquarters signed that', async () => {
    hq.signing = right()
    hq.answers.set(paths.feed, () => ({
      status: 403,
      body: { type: 'device-revoked', title: 'x', status: 403, revocation: hq.revocation() },
    }))
    await hq.sync.wake()
    hq.signing = null
    nameStore('Harmoor Giả')
    await hq.sync.wake()
    expect(hq.revoked).toEqual([true])
    hq.signing = right()
    await hq.sync.wake()
    expect(hq.revoked).toEqual([true, false])
  })

  it('[SYN19] [SYN8] sets the time that a counter signs with only if headquarters does', async () => {
    hq.signing = right()
    await hq.sync.wake()
    const skewed = { status: 401, body: { type: 'clock-skew', title: 'x', status: 401 } }
    hq.date = 'Wed, 22 Nov 2028 08:00:00 GMT'
    hq.answers.set(paths.feed, () => skewed)
    const asked = () => hq.asked.filter(({ path }) => path === paths.feed).length
    hq.signing = null
    const before = asked()
    await hq.sync.wake()
    expect(asked()).toBe(before + 1)
    hq.signing = right()
    await hq.sync.wake()
    expect(asked()).toBe(before + 3)
  })

  it('[REV5] is told what time the counter has, where it signs: older ones would take that for no request', async () => {
    refuseAll()
    const clocks = () => hq.asked.flatMap(({ path, body }) => (path === paths.envelopes ? [body] : []))
    enrol(hq.store.db, enrolment(1), random)
    await hq.sync.wake()
    hq.signing = right()
    await hq.sync.wake()
    enrol(hq.store.db, enrolment(2), random)
    await hq.sync.wake()
    expect(clocks()[0]).not.toHaveProperty('clock')
    expect(clocks()[1]).toHaveProperty('clock', '2026-11-22T08:00:00.000Z')
  })
})
