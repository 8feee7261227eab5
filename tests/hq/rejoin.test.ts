import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type EnrolmentEnvelope, PushReply } from '../../src/contract/sync/envelope.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { RejoinReply } from '../../src/contract/sync/rejoin.ts'
import { revokeDevice } from '../../src/hq/repositories/devices.ts'
import { hasMember } from '../../src/hq/repositories/members.ts'
import type { SecretName, Secrets } from '../../src/keychain/secrets.ts'
import { joinCounter as joinAsCounter } from '../../src/main/counter/joining.ts'
import { rejoinCounter, settleDeviceKey } from '../../src/main/counter/rejoining.ts'
import { keepThatAnswersAreSigned } from '../../src/store/repositories/answerSignatures.ts'
import { counterOf } from '../../src/store/repositories/counter.ts'
import { deviceKeyFrom } from '../../src/sync/deviceKey.ts'
import { realWorld, type World } from '../../src/sync/world.ts'
import { makeStore } from '../store/counterFixture.ts'
import { envelope, joinCounter, keyPair, push, signedHeaders, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
let url: string
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  await hq.addStore('002')
  url = await hq.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => hq.stop())

let counter: TestCounter
beforeEach(async () => {
  counter = await joinCounter(hq, '001')
})

const ask = (of: TestCounter, publicKey: string) => {
  const body = JSON.stringify({ publicKey })
  const headers = signedHeaders(of, body, { signedPath: paths.rejoin })
  return hq.app.inject({ method: 'POST', url: paths.rejoin, headers, payload: body })
}
/** A copy of a counter that has become a device of its own. */
async function rejoined(of: TestCounter): Promise<TestCounter> {
  const keys = keyPair()
  const { erasures: _, ...joined } = RejoinReply.parse((await ask(of, keys.publicKey)).json())
  return { ...keys, joined }
}
const outcomes = async (by: TestCounter, envelopes: unknown[]) => {
  const reply = await push(hq, by, envelopes)
  return PushReply.parse(reply.json()).results
}

describe('[SYN14] a copy of a device', () => {
  it('becomes a device of its own, with a counter number that nobody has had', async () => {
    const copy = await rejoined(counter)
    const another = await rejoined(counter)
    expect(copy.joined.deviceId).not.toBe(counter.joined.deviceId)
    const numbers = [counter, copy, another].map(({ joined }) => joined.counterNumber)
    expect(new Set(numbers).size).toBe(3)
    expect(copy.joined.store).toEqual(counter.joined.store)
  })

  it('becomes one too in a store whose people were all dismissed: what it holds is still to be sent', async () => {
    await hq.addStore('003')
    const last = await joinCounter(hq, '003')
    const { db } = hq.services
    await db.updateTable('staff').set({ dismissed_at: new Date() }).where('store_code', '=', '003').execute()
    const copy = await rejoined(last)
    expect(copy.joined.roster).toEqual([])
    expect(await outcomes(copy, [envelope(copy, 1)])).toMatchObject([{ outcome: 'stored' }])
  })

  it('asking again with the same key is answered with the same device', async () => {
    const { publicKey } = keyPair()
    const first = RejoinReply.parse((await ask(counter, publicKey)).json())
    const again = RejoinReply.parse((await ask(counter, publicKey)).json())
    expect(again.deviceId).toBe(first.deviceId)
    expect(again.counterNumber).toBe(first.counterNumber)
  })

  it('sends what it had made before it was one, and gets the receipt that the original got', async () => {
    const [sent, unsent] = [envelope(counter, 1), envelope(counter, 2)]
    const [first] = await outcomes(counter, [sent])
    const copy = await rejoined(counter)
    const [again, late] = await outcomes(copy, [sent, unsent])
    expect(again).toEqual(first)
    expect(late).toMatchObject({ outcome: 'stored', receipt: { deviceId: counter.joined.deviceId } })
    const ofCopy = await rejoined(copy)
    expect(await outcomes(ofCopy, [sent])).toEqual([first])
  })

  it('may not send in the name of anybody else, and nobody else in its own', async () => {
    const stranger = await joinCounter(hq, '001')
    const copy = await rejoined(counter)
    const refused = { outcome: 'refused', reason: 'wrong-device' }
    expect(await outcomes(copy, [envelope(stranger, 1)])).toMatchObject([refused])
    expect(await outcomes(stranger, [envelope(copy, 1)])).toMatchObject([refused])
    expect(await outcomes(counter, [envelope(copy, 1)])).toMatchObject([refused])
  })

  it('is let in only by the key that it shares, and not once that is revoked', async () => {
    const stranger = await joinCounter(hq, '002')
    const body = JSON.stringify({ publicKey: keyPair().publicKey })
    const tampering = { signedPath: paths.rejoin, deviceId: counter.joined.deviceId }
    const headers = signedHeaders(stranger, body, tampering)
    const forged = await hq.app.inject({ method: 'POST', url: paths.rejoin, headers, payload: body })
    expect(forged.statusCode).toBe(401)
    await revokeDevice(hq.services.db, counter.joined.deviceId, new Date())
    const reply = await ask(counter, keyPair().publicKey)
    expect(reply.json()).toMatchObject({ type: 'device-revoked' })
  })
})

describe('[SYN15] who was enrolled at two copies before either had sent it', () => {
  const leaving = (by: TestCounter, sequence: number, like: EnrolmentEnvelope) => {
    const { version, id, deviceId, occurredAt, body } = envelope(by, sequence)
    const { cardNumber } = body
    const left = { memberId: like.body.memberId, cardNumber, cancelledBy: '2001' }
    return { version, id, deviceId, sequence, occurredAt, kind: 'cancellation', body: left }
  }
  const isHeld = ({ body }: EnrolmentEnvelope) => hasMember(hq.services.db, '001', body.memberId)

  it('leaves by the card of either', async () => {
    const made = envelope(counter, 1)
    const copy = await rejoined(counter)
    const anew = envelope(copy, 1)
    await outcomes(copy, [{ ...anew, body: { ...made.body, cardNumber: anew.body.cardNumber } }])
    expect(await isHeld(made)).toBe(true)
    expect(await outcomes(counter, [leaving(counter, 1, made)])).toMatchObject([{ outcome: 'stored' }])
    expect(await isHeld(made)).toBe(false)
  })

  it('leaves by the card of no other machine', async () => {
    const made = envelope(counter, 1)
    const other = await joinCounter(hq, '001')
    await outcomes(counter, [made])
    expect(await outcomes(other, [leaving(other, 1, made)])).toMatchObject([{ reason: 'id-reused' }])
    expect(await isHeld(made)).toBe(true)
  })

  it('[SYN13] and left at both tells the second that it is a copy', async () => {
    const { version, id, deviceId, body } = envelope(counter, 1)
    const { memberId } = body
    const voided = (occurredAt: string) => ({
      ...{ version, id, deviceId, sequence: 1, kind: 'void', occurredAt },
      body: { memberId },
    })
    const [first, second] = [voided('2026-11-22T08:00:00.000Z'), voided('2026-11-22T09:00:00.000Z')]
    expect(await outcomes(counter, [first])).toMatchObject([{ outcome: 'stored' }])
    expect(await outcomes(counter, [second])).toMatchObject([{ reason: 'sequence-reused' }])
    expect(await outcomes(counter, [first])).toMatchObject([{ outcome: 'stored' }])
  })
})

describe('a counter that rejoins', () => {
  class PowerCut extends Error {}

  /** A keychain whose nth change, counted from 1, is the last thing that happens. */
  function cuttingSecrets(kept: Map<SecretName, string>) {
    let left = Number.POSITIVE_INFINITY
    const secrets: Secrets = {
      get: async name => kept.get(name) ?? null,
      async set(name, secret) {
        kept.set(name, secret)
        left -= 1
        if (left === 0) throw new PowerCut()
      },
    }
    return { secrets, cutAfter: (changes: number) => (left = changes) }
  }

  it.each([1, 2, 3, 4, 5])(
    'and is cut off after change %i of its keychain becomes one device whose key it has',
    async n => {
      const store = makeStore(false)
      const { secrets, cutAfter } = cuttingSecrets(new Map())
      await secrets.set('store-key', store.key.toString('base64url'))
      const joined = await joinAsCounter(store.db, secrets, url, await hq.code('001'))
      if (!joined.ok) throw new Error(joined.error.code)
      cutAfter(n)
      const rejoined = rejoinCounter(store.db, secrets)
      const cut = await rejoined.then(() => settleDeviceKey(store.db, secrets)).catch(error => error)
      expect(cut instanceof PowerCut || cut === undefined).toBe(true)
      cutAfter(Number.POSITIVE_INFINITY)
      await settleDeviceKey(store.db, secrets)
      if (counterOf(store.db)?.deviceId === joined.value.deviceId)
        expect(await rejoinCounter(store.db, secrets)).toMatchObject({ ok: true })
      await settleDeviceKey(store.db, secrets)
      const copies = await hq.services.db
        .selectFrom('devices')
        .select(['id', 'public_key as publicKey'])
        .where('continues', '=', joined.value.deviceId)
        .execute()
      const { publicKey } = deviceKeyFrom((await secrets.get('device-key')) ?? '')
      expect(copies).toEqual([{ id: counterOf(store.db)?.deviceId, publicKey }])
      store.remove()
    },
  )

  interface Liar {
    says(reply: RejoinReply): object
    /** Keeps headquarters' signature over what it said itself. */
    signed: boolean
  }
  /** A world in which somebody on the line answers who rejoins. */
  const lied = ({ says, signed }: Liar): World => ({
    ...realWorld,
    async send(request) {
      const sent = await realWorld.send(request)
      if (!sent.ok || !request.url.endsWith(paths.rejoin)) return sent
      const body = JSON.stringify(says(JSON.parse(sent.value.body)))
      const header = (name: string) =>
        !signed && name.startsWith('signature') ? null : sent.value.header(name)
      return { ok: true, value: { ...sent.value, body, header } }
    },
  })
  const mine = { keyId: 'k', publicKey: keyPair().publicKey }
  const pinPepper = 'A'.repeat(43)
  const lies: [string, boolean, Liar][] = [
    ['a receipt key of its own', false, { says: reply => ({ ...reply, receiptKey: mine }), signed: false }],
    ['a pepper of its own', true, { says: reply => ({ ...reply, pinPepper }), signed: false }],
    [
      'a pepper of its own over a signature',
      false,
      { says: reply => ({ ...reply, pinPepper }), signed: true },
    ],
    [
      'nobody who works there but itself',
      true,
      { says: ({ roster, ...reply }) => ({ ...reply, roster: roster.slice(0, 1) }), signed: false },
    ],
  ]
  it.each(lies)(
    '[SYN14] [SYN19] takes nothing from who answers with %s',
    async (_what, isKnownToSign, liar) => {
      const store = makeStore(false)
      const { secrets } = cuttingSecrets(new Map())
      await secrets.set('store-key', store.key.toString('base64url'))
      const joined = await joinAsCounter(store.db, secrets, url, await hq.code('001'))
      if (!joined.ok) throw new Error(joined.error.code)
      if (isKnownToSign) keepThatAnswersAreSigned(store.db)
      const before = [await secrets.get('device-key'), await secrets.get('pin-pepper'), counterOf(store.db)]
      const rejoin = (world: World) => rejoinCounter(store.db, secrets, undefined, world)
      expect(await rejoin(lied(liar))).toEqual({ ok: false, error: { code: 'headquarters-answer-unusable' } })
      expect([await secrets.get('device-key'), await secrets.get('pin-pepper'), counterOf(store.db)]).toEqual(
        before,
      )
      expect(await rejoin(realWorld)).toMatchObject({ ok: true })
      store.remove()
    },
  )
})
