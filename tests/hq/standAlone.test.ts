import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { JoinReply, paths } from '../../src/contract/sync/join.ts'
import { cardNumber } from '../../src/domain/member/cardNumber.ts'
import { envelope, keyPair, push, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  await hq.addStore('002')
})
afterAll(() => hq.stop())
beforeEach(() => hq.pass(61))

const askToJoin = (code: string, publicKey: string, standAlone: object) =>
  hq.app.inject({ method: 'POST', url: paths.join, payload: { code, publicKey, standAlone } })

async function join(cardPrefix: string, storeCode = '001'): Promise<TestCounter> {
  const keys = keyPair()
  const standAlone = { deviceId: randomUUID(), cardPrefix }
  const reply = await askToJoin(await hq.code(storeCode), keys.publicKey, standAlone)
  const joined = JoinReply.parse(reply.json())
  expect(joined.deviceId).toBe(standAlone.deviceId)
  return { ...keys, joined }
}
const alone = (counter: TestCounter, sequence: number, prefix: string) => {
  const made = envelope(counter, sequence)
  const card = cardNumber(prefix.slice(0, 3), Number(prefix.slice(3)), sequence)
  return { ...made, body: { ...made.body, cardNumber: card } }
}
const outcomes = async (counter: TestCounter, sent: unknown[]) => {
  const { results } = (await push(hq, counter, sent)).json() as { results: { outcome: string }[] }
  return results.map(({ outcome }) => outcome)
}

describe('[JOI3] a counter that stood alone', () => {
  it('keeps its id, and its cards beside those of its new number', async () => {
    const counter = await join('91234')
    expect(counter.joined.cardPrefixKept).toBe(true)
    expect(await outcomes(counter, [alone(counter, 1, '91234'), envelope(counter, 2)])).toEqual([
      'stored',
      'stored',
    ])
    expect(await outcomes(counter, [alone(counter, 3, '91235')])).toEqual(['refused'])
  })

  it('ends the membership of somebody it enrolled when it was alone, also from another counter', async () => {
    const [counter, other] = [await join('92001'), await join('92002')]
    const member = alone(counter, 1, '92001')
    await outcomes(counter, [member])
    const { id, deviceId, occurredAt } = envelope(other, 1)
    const body = { memberId: member.body.memberId, cardNumber: member.body.cardNumber, cancelledBy: '2001' }
    const sent = { version: 1, id, deviceId, sequence: 1, kind: 'cancellation', occurredAt, body }
    expect(await outcomes(other, [sent])).toEqual(['stored'])
    const left = hq.services.db.selectFrom('members').select('id').where('id', '=', body.memberId)
    expect(await left.execute()).toEqual([])
  })

  it('[JOI4] is told where another counter has cards of its prefix, and may not use them', async () => {
    await join('93456')
    const second = await join('93456', '002')
    expect(second.joined.cardPrefixKept).toBe(false)
    expect(await outcomes(second, [alone(second, 1, '93456'), envelope(second, 1)])).toEqual([
      'refused',
      'stored',
    ])
  })

  it('that has not heard the answer gets it again, by the same code or by a new one', async () => {
    const { publicKey } = keyPair()
    const standAlone = { deviceId: randomUUID(), cardPrefix: '94567' }
    const code = await hq.code('001')
    const first = JoinReply.parse((await askToJoin(code, publicKey, standAlone)).json())
    for (const again of [code, await hq.code('001')]) {
      const reply = JoinReply.parse((await askToJoin(again, publicKey, standAlone)).json())
      expect(reply).toMatchObject({
        deviceId: first.deviceId,
        counterNumber: first.counterNumber,
        cardPrefixKept: true,
      })
    }
  })

  it('cannot take the id of a device that another key has', async () => {
    const counter = await join('95678')
    const standAlone = { deviceId: counter.joined.deviceId, cardPrefix: '95679' }
    const reply = await askToJoin(await hq.code('001'), keyPair().publicKey, standAlone)
    expect(reply.json()).toMatchObject({ type: 'code-refused' })
  })

  it('[VER2] is the only one that is told of a prefix', async () => {
    const payload = { code: await hq.code('001'), publicKey: keyPair().publicKey }
    const reply = await hq.app.inject({ method: 'POST', url: paths.join, payload })
    expect(reply.json()).not.toHaveProperty('cardPrefixKept')
  })
})
