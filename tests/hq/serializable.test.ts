import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EnrolmentEnvelope } from '../../src/contract/sync/envelope.ts'
import { openEmbedded } from '../../src/hq/database/postgres.ts'
import { engageStaff } from '../../src/hq/managing/staff.ts'
import { verifyActions } from '../../src/hq/repositories/actions.ts'
import { listCases } from '../../src/hq/repositories/cases.ts'
import { envelope, joinCounter, push, type TestCounter, wholeFeed } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters, temporaryFolder } from './headquarters.ts'

describe('where every transaction is serialisable, as in distributed engines', () => {
  let hq: TestHeadquarters
  let counters: TestCounter[]
  let close: () => Promise<void>
  beforeAll(async () => {
    const folder = await temporaryFolder()
    const opened = await openEmbedded(folder, 'serve')
    const options = encodeURIComponent('-c default_transaction_isolation=serializable')
    hq = await startTestHeadquarters(`${opened.url}?options=${options}`)
    close = async () => {
      await hq.stop()
      await opened.close()
      await rm(folder, { recursive: true, force: true })
    }
    for (const code of ['001', '002']) await hq.addStore(code)
    const stores = ['001', '002', '001', '002']
    counters = []
    for (const code of stores) counters.push(await joinCounter(hq, code))
  })
  afterAll(() => close())

  /** As a counter does: again while headquarters asks to wait. */
  async function hand(from: TestCounter, sent: unknown[]): Promise<void> {
    for (;;) {
      const reply = await push(hq, from, sent)
      if (reply.statusCode === 503) continue
      const { results } = reply.json() as { results: { outcome: string }[] }
      expect(results.map(({ outcome }) => outcome)).toEqual(sent.map(() => 'stored'))
      return
    }
  }
  const counter = (at: number) => counters[at] as TestCounter
  function enrolment(from: TestCounter, sequence: number, number: string): EnrolmentEnvelope {
    const made = envelope(from, sequence)
    made.body.facts.number = number
    return made
  }

  it('[DUP2] [FEE1] the same people in two stores at once become a case each, and no item is missed', async () => {
    const numbers = Array.from({ length: 6 }, (_, at) => `00119900100${at}`)
    await Promise.all(
      counters.slice(0, 2).map(async (from, store) => {
        const order = store === 0 ? numbers : [...numbers].reverse()
        for (const [at, number] of order.entries()) await hand(from, [enrolment(from, at + 1, number)])
      }),
    )
    const cases = await listCases(hq.services.db, 'open', { limit: 100 })
    expect(cases.map(({ kind }) => kind)).toEqual(Array(6).fill('duplicate'))
    for (const at of [0, 1]) {
      const told = await wholeFeed(hq, counter(at))
      expect(told.filter(({ kind }) => kind === 'case')).toHaveLength(6)
      expect(told.map(({ seq }) => seq)).toEqual(told.map((_, at) => at + 1))
    }
  })

  it('[COR4] [ERA6] corrections and an ending of one member at once leave nobody, and no value', async () => {
    const [one, other] = [counter(0), counter(2)]
    const member = enrolment(one, 50, '001199002000')
    await hand(one, [member])
    const { memberId, cardNumber, facts } = member.body
    const correction = (from: TestCounter, sequence: number, to: string) => {
      const { id, deviceId, occurredAt } = envelope(from, sequence)
      const changes = [{ fact: 'email', from: facts.email, to }]
      const about = { correctionId: randomUUID(), memberId, cardNumber, changes, reason: 'x' }
      const body = { ...about, proposedBy: '1001', approval: null }
      return { version: 2, id, deviceId, sequence, kind: 'correction', occurredAt, body }
    }
    const { id, deviceId, occurredAt } = envelope(other, 60)
    const ended = { memberId, cardNumber, cancelledBy: '2001' }
    const ending = { version: 1, id, deviceId, sequence: 60, kind: 'cancellation', occurredAt, body: ended }
    await Promise.all([
      hand(one, [correction(one, 51, 'mot@example.com')]),
      hand(one, [correction(one, 52, 'hai@example.com')]),
      hand(other, [ending]),
      hand(other, [correction(other, 61, 'ba@example.com')]),
    ])
    const { db } = hq.services
    const values = await Promise.all([
      db.selectFrom('members').selectAll().where('id', '=', memberId).execute(),
      db.selectFrom('corrections').select('changes').where('member_id', '=', memberId).execute(),
      db.selectFrom('cases').select(['stood', 'proposed']).where('member_id', '=', memberId).execute(),
    ])
    expect(JSON.stringify(values)).not.toContain('@example.com')
    expect(values[0]).toEqual([])
  })

  it('acts at once follow one another in headquarters’ log', async () => {
    const person = { name: 'x', role: 'clerk', pinHash: '$argon2id$x' } as const
    const acts = Array.from({ length: 6 }, (_, at) =>
      engageStaff(hq.services, '001', { ...person, staffNumber: String(3000 + at) }, 'test'),
    )
    await Promise.all(acts)
    expect(await verifyActions(hq.services.db)).toMatchObject({ ok: true })
  })
})
