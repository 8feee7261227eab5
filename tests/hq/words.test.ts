import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { RegisterEvent } from '../../src/contract/register/event.ts'
import { type EnrolmentEnvelope, PushReply } from '../../src/contract/sync/envelope.ts'
import type { FeedReply } from '../../src/contract/sync/feed.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { type Act, type BoundWord, bindWord } from '../../src/domain/approval/word.ts'
import { registerEventsOf } from '../../src/hq/repositories/registerEvents.ts'
import { ask, envelope, joinCounter, push, type TestCounter, wholeFeed } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
let counter: TestCounter
let stranger: TestCounter
let sequence = 0
let member: EnrolmentEnvelope
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  await hq.addStore('002')
  counter = await joinCounter(hq, '001')
  stranger = await joinCounter(hq, '002')
})
afterAll(() => hq.stop())
beforeEach(async () => {
  member = envelope(counter, ++sequence)
  member.body.facts.number = `0011990${String(sequence).padStart(5, '0')}`
  await send(member)
})

const AT = '2026-11-21T04:00:00.000Z'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
async function send(sent: unknown): Promise<void> {
  const { results } = PushReply.parse((await push(hq, counter, [sent])).json())
  expect(results.map(({ outcome }) => outcome)).toEqual(['stored'])
}
const outside = () => {
  const { id, deviceId, occurredAt } = envelope(counter, ++sequence)
  return { version: 3, id, deviceId, sequence, occurredAt }
}
const wordFor = (act: Act, more: Partial<BoundWord> = {}): BoundWord => {
  const nonce = randomBytes(16).toString('base64url')
  const { deviceId } = counter.joined
  const said = { askedBy: '1001', approvedAt: AT, nonce, base: 'b'.repeat(64), deviceId }
  return bindWord(act, { ...said, ...more }, sha256)
}
const demand = {
  ...{ agency: 'Công an phường Mẫu', documentNumber: '12/CV', legalBasis: 'Điều 9 Luật mẫu' },
  ...{ documentDate: '2026-11-20', facts: ['fullName', 'phone'] },
}
const event = (
  register: string,
  entryId: string,
  what: string,
  by: string,
  kept: object,
  personal: object | null,
) =>
  RegisterEvent.parse({
    ...{ eventId: randomUUID(), register, entryId, memberId: member.body.memberId },
    ...{ what, at: AT, by, kept, personal },
  })
const tell = (body: RegisterEvent) => send({ ...outside(), kind: 'register', body })
const held = async (register: 'disclosure' | 'request', entryId: string) => {
  const asked = { register, memberId: member.body.memberId }
  return (await registerEventsOf(hq.services.db, asked))
    .filter(one => one.entryId === entryId)
    .map(one => one.what)
}
const ignored = async () =>
  (await hq.services.db.selectFrom('actions').selectAll().execute()).filter(
    ({ action }) => action === 'approval.ignored',
  ).length

async function demanded(): Promise<{ entryId: string; act: Act }> {
  const entryId = randomUUID()
  await tell(event('disclosure', entryId, 'requested', '1001', demand, null))
  const { memberId } = member.body
  return {
    entryId,
    act: { kind: 'disclosure', subject: entryId, memberId, content: demand, approvedBy: '2001' },
  }
}

describe('a disclosure’s approval at headquarters', () => {
  it('[APR3] counts by a word for this very demand', async () => {
    const { entryId, act } = await demanded()
    await tell(event('disclosure', entryId, 'approved', '2001', { word: wordFor(act) }, null))
    expect(await held('disclosure', entryId)).toEqual(expect.arrayContaining(['requested', 'approved']))
  })

  it('[VER1] counts of a counter from before, which bound no word to it', async () => {
    const { entryId } = await demanded()
    await tell(event('disclosure', entryId, 'approved', '2001', {}, null))
    expect(await held('disclosure', entryId)).toHaveLength(2)
  })

  it.each<[string, (act: Act, word: BoundWord) => BoundWord]>([
    ['other facts', act => wordFor({ ...act, content: { ...demand, facts: ['number'] } })],
    ['another demand', act => wordFor({ ...act, subject: randomUUID() })],
    ['another kind of act', act => wordFor({ ...act, kind: 'request' })],
    ['another supervisor', act => wordFor({ ...act, approvedBy: '2002' })],
    ['another version of the member', (_act, word) => ({ ...word, base: 'c'.repeat(64) })],
    ['another nonce', (_act, word) => ({ ...word, nonce: 'x'.repeat(22) })],
    ['a device of another store', act => wordFor(act, { deviceId: stranger.joined.deviceId })],
    ['another device', (_act, word) => ({ ...word, deviceId: stranger.joined.deviceId })],
    ['its own asking', act => wordFor(act, { askedBy: '2001' })],
  ])('[APR3] is no approval by a word for %s, and headquarters’ log says so', async (_what, wordOf) => {
    const { entryId, act } = await demanded()
    const before = await ignored()
    await tell(event('disclosure', entryId, 'approved', '2001', { word: wordOf(act, wordFor(act)) }, null))
    expect(await held('disclosure', entryId)).toEqual(['requested'])
    expect(await ignored()).toBe(before + 1)
  })

  it('[VER2] is told without its word to a counter that does not know of words', async () => {
    const { entryId, act } = await demanded()
    await tell(event('disclosure', entryId, 'approved', '2001', { word: wordFor(act) }, null))
    const told = async (protocol: number) => {
      const said = { waiting: 0, refused: 0, appVersion: '1' }
      const reply = await ask(hq, counter, paths.feed, { protocol, after: 0, counter: said })
      const { items } = reply.json() as FeedReply
      return items.find(
        ({ body }) =>
          (body as RegisterEvent).what === 'approved' && (body as RegisterEvent).entryId === entryId,
      )?.body
    }
    expect(await told(2)).toMatchObject({ kept: {} })
    expect(JSON.stringify(await told(2))).not.toContain('nonce')
    expect(JSON.stringify(await told(3))).toContain('nonce')
    expect(await wholeFeed(hq, counter)).not.toEqual([])
  })
})

describe('what a supervisor approved of a request', () => {
  const personal = { reason: 'Cần hỏi thêm' }
  const asked = async () => {
    const entryId = randomUUID()
    const kept = { kind: 'copy', channel: 'phone', byRepresentative: false, identityCheck: 'call-back' }
    await tell(
      event('request', entryId, 'received', '1001', kept, { description: 'Xin bản sao', requester: null }),
    )
    const { memberId } = member.body
    const content = { what: 'extended', kept: {}, personal }
    return {
      entryId,
      act: { kind: 'request', subject: entryId, memberId, content, approvedBy: '2001' } as Act,
    }
  }

  it('[APR3] is done in exactly the words that were approved', async () => {
    const { entryId, act } = await asked()
    await tell(
      event('request', entryId, 'extended', '2001', { word: wordFor(act) }, { reason: 'Lý do khác' }),
    )
    expect(await held('request', entryId)).toEqual(['received'])
    await tell(event('request', entryId, 'extended', '2001', { word: wordFor(act) }, personal))
    expect(await held('request', entryId)).toHaveLength(2)
  })

  it('[APR4] is done once: the word counts for no second time', async () => {
    const { entryId, act } = await asked()
    const word = wordFor(act)
    await tell(event('request', entryId, 'extended', '2001', { word }, personal))
    await tell(event('request', entryId, 'extended', '2001', { word }, personal))
    expect(await held('request', entryId)).toHaveLength(2)
  })
})

describe('a cancellation that a supervisor approved', () => {
  const end = (word: BoundWord) => {
    const { memberId, cardNumber } = member.body
    return send({
      ...outside(),
      kind: 'cancellation',
      body: { memberId, cardNumber, cancelledBy: '2001', word },
    })
  }
  const act = (): Act => {
    const { memberId, cardNumber } = member.body
    return { kind: 'cancellation', subject: memberId, memberId, content: { cardNumber }, approvedBy: '2001' }
  }
  const isHeld = async () =>
    (await hq.services.db.selectFrom('members').selectAll().where('id', '=', member.body.memberId).execute())
      .length === 1

  it('[APR3] erases the member for whom the word was given', async () => {
    await end(wordFor(act()))
    expect(await isHeld()).toBe(false)
  })

  it('[APR3] erases nobody by a word for somebody else, or by who asked', async () => {
    await end(wordFor({ ...act(), memberId: randomUUID() }))
    await end(wordFor(act(), { askedBy: '2001' }))
    expect(await isHeld()).toBe(true)
  })
})
