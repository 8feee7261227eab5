import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { JoinReply } from '../../src/contract/sync/join.ts'
import { addDevice } from '../../src/hq/repositories/devices.ts'
import { askToJoin, joinCounter, keyPair } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

describe('joining headquarters by a one-time code', () => {
  let hq: TestHeadquarters
  let publicKey: string
  beforeAll(async () => {
    hq = await startTestHeadquarters()
    await hq.addStore('001')
    await hq.addStore('002')
  })
  afterAll(() => hq.stop())
  beforeEach(() => {
    // Past the window in which earlier tests' failed tries count.
    hq.pass(61)
    publicKey = keyPair().publicKey
  })

  it('gives a counter its store, its number, the receipt key, the pepper and its staff', async () => {
    const reply = await askToJoin(hq, await hq.code('001'), publicKey)
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['cache-control']).toBe('no-store')
    const joined = JoinReply.parse(reply.json())
    expect(joined).toMatchObject({
      store: { code: '001', name: 'Harmoor 001' },
      counterNumber: 1,
      pinPepper: hq.services.keys.pepper.toString('base64url'),
      receiptKey: { keyId: hq.services.keys.receipt.keyId, publicKey: hq.services.keys.receipt.publicKey },
    })
    expect(joined.roster.map(person => [person.staffNumber, person.role])).toEqual([
      ['1001', 'clerk'],
      ['2001', 'supervisor'],
    ])
  })

  it('counts counters in each store by itself, and takes a code typed with a hyphen and small letters', async () => {
    expect((await joinCounter(hq, '001')).joined.counterNumber).toBe(2)
    const code = await hq.code('002')
    const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase()
    const reply = await askToJoin(hq, typed, publicKey)
    expect(reply.json()).toMatchObject({ store: { code: '002' }, counterNumber: 1 })
  })

  it('refuses a code that nobody issued, with problem details', async () => {
    const reply = await askToJoin(hq, 'ABCD2345', publicKey)
    expect(reply.statusCode).toBe(403)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.json()).toMatchObject({ type: 'code-refused', status: 403 })
  })

  it('refuses a code after ten minutes', async () => {
    const code = await hq.code('001')
    hq.pass(10 * 60)
    expect((await askToJoin(hq, code, publicKey)).json()).toMatchObject({ type: 'code-refused' })
  })

  it('refuses a used code to anyone but the counter that used it, whose answer may have been lost', async () => {
    const code = await hq.code('001')
    const first = JoinReply.parse((await askToJoin(hq, code, publicKey)).json())
    const again = JoinReply.parse((await askToJoin(hq, code, publicKey)).json())
    expect(again.deviceId).toBe(first.deviceId)
    expect(again.counterNumber).toBe(first.counterNumber)
    expect((await askToJoin(hq, code, keyPair().publicKey)).json()).toMatchObject({ type: 'code-refused' })
  })

  it('lets one in when two use one code at the same moment', async () => {
    const code = await hq.code('001')
    const replies = await Promise.all([1, 2, 3, 4].map(() => askToJoin(hq, code, keyPair().publicKey)))
    expect(replies.map(reply => reply.statusCode).sort()).toEqual([200, 403, 403, 403])
  })

  it('gives different numbers to counters that join at the same moment', async () => {
    const counters = await Promise.all([1, 2, 3, 4, 5].map(() => joinCounter(hq, '002')))
    expect(new Set(counters.map(counter => counter.joined.counterNumber)).size).toBe(5)
  })

  it('keeps no code, only what it can be checked against', async () => {
    const code = await hq.code('001')
    const rows = await hq.services.db.selectFrom('join_codes').selectAll().execute()
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(code)
  })

  it('takes ten failed tries a minute from all the world together, then says how long to wait', async () => {
    const tries = await Promise.all(Array.from({ length: 14 }, () => askToJoin(hq, 'ABCD2345', publicKey)))
    expect(tries.filter(reply => reply.statusCode === 403)).toHaveLength(10)
    const refused = tries.filter(reply => reply.statusCode === 429)
    expect(refused).toHaveLength(4)
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused[0]?.json()).toMatchObject({ type: 'too-many-tries' })
    const code = await hq.code('001')
    expect((await askToJoin(hq, code, publicKey)).statusCode).toBe(429)
    hq.pass(61)
    expect((await askToJoin(hq, code, publicKey)).statusCode).toBe(200)
  })

  it('has 99 counter numbers in a store and gives none twice', async () => {
    const last = {
      id: '019a0000-0000-7000-8000-000000000099',
      storeCode: '002',
      counterNumber: 99,
      continues: null,
    }

    await addDevice(hq.services.db, { ...last, publicKey, joinedAt: hq.services.clock() })
    const reply = await askToJoin(hq, await hq.code('002'), publicKey)
    expect(reply.statusCode).toBe(409)
    expect(reply.json()).toMatchObject({ type: 'no-counter-left' })
  })
})
