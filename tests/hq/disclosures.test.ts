import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { StoreDisclosure } from '../../src/contract/console/disclosures.ts'
import { RegisterEvent } from '../../src/contract/register/event.ts'
import { PushReply } from '../../src/contract/sync/envelope.ts'
import { storeDisclosures } from '../../src/hq/disclosing/storeDisclosures.ts'
import { envelope, joinCounter, push } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

const demand = (agency: string, documentNumber: string) => ({
  ...{ agency, documentNumber, legalBasis: 'Điều 9 Luật mẫu', documentDate: '2026-11-20' },
  facts: ['fullName', 'phone'],
})

let hq: TestHeadquarters

/** A store with one member; gives what writes an event of its disclosure register. */
async function openStore(code: string, number: string) {
  await hq.addStore(code)
  const counter = await joinCounter(hq, code)
  let sequence = 1
  const member = envelope(counter, sequence)
  member.body.facts.number = number
  const send = async (sent: unknown) => {
    const { results } = PushReply.parse((await push(hq, counter, [sent])).json())
    expect(results.map(({ outcome }) => outcome)).toEqual(['stored'])
  }
  await send(member)
  return async (entryId: string, what: string, at: string, by: string, kept: object) => {
    sequence += 1
    const { id, deviceId, occurredAt } = envelope(counter, sequence)
    const { memberId } = member.body
    const event = {
      eventId: randomUUID(),
      register: 'disclosure',
      entryId,
      memberId,
      what,
      at,
      by,
      kept,
      personal: null,
    }
    const body = RegisterEvent.parse(event)
    await send({ version: 2, id, deviceId, sequence, kind: 'register', occurredAt, body })
  }
}

beforeAll(async () => {
  hq = await startTestHeadquarters()
  const [first, second] = [await openStore('001', '001199000111'), await openStore('002', '001199000222')]
  const [handed, waiting] = [randomUUID(), randomUUID()]
  await first(handed, 'requested', '2026-11-21T03:00:00.000Z', '1001', demand('Công an phường Mẫu', '12/CV'))
  await first(handed, 'approved', '2026-11-21T04:00:00.000Z', '2001', {})
  const number = '001-01/2026-0001'
  await first(handed, 'exported', '2026-11-21T05:00:00.000Z', '2001', { number, contentHash: 'a'.repeat(64) })
  await second(waiting, 'requested', '2026-11-22T03:00:00.000Z', '1001', demand('Toà án tỉnh Mẫu', '34/TA'))
})
afterAll(() => hq.stop())

const found = async (storeCode: string | null, text = '') =>
  (await storeDisclosures(hq.services.db, { storeCode, text })).map(one => StoreDisclosure.parse(one))

it('shows what agencies demanded of every store, the newest first, with what became of it', async () => {
  expect(await found(null)).toMatchObject([
    { storeCode: '002', agency: 'Toà án tỉnh Mẫu', state: 'requested', exported: null },
    {
      ...{ storeCode: '001', agency: 'Công an phường Mẫu', state: 'exported' },
      approved: { by: '2001' },
      exported: { number: '001-01/2026-0001' },
    },
  ])
  expect(await found('001')).toHaveLength(1)
})

it.each([
  ['the agency, without its marks', 'toa an'],
  ['the document’s number', '34/ta'],
])('finds an entry by %s', async (_, text) => {
  expect(await found(null, text)).toMatchObject([{ storeCode: '002' }])
})

it('finds an entry by its number in the register, and none by what no entry says', async () => {
  expect(await found(null, '2026-0001')).toMatchObject([{ storeCode: '001' }])
  expect(await found(null, 'bộ y tế')).toEqual([])
})

it('says which facts were demanded, and none of them', async () => {
  const [entry] = await found('001')
  expect(entry?.facts).toEqual(['fullName', 'phone'])
  expect(JSON.stringify(entry)).not.toContain('001199000111')
})
