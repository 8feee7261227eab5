import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { PushReply } from '../../../../../src/contract/sync/envelope.ts'
import { FeedItem, FeedReply } from '../../../../../src/contract/sync/feed.ts'
import { buildApp } from '../../../../../src/hq/app.ts'
import { publishNotice } from '../../../../../src/hq/managing/company.ts'
import { engageStaff } from '../../../../../src/hq/managing/staff.ts'
import { openStore } from '../../../../../src/hq/managing/stores.ts'
import { openServices } from '../../../../../src/hq/open.ts'
import type { Services } from '../../../../../src/hq/services.ts'
import { addStoreWithStaff, temporaryFolder } from '../../../../hq/headquarters.ts'

const Exchange = z.object({
  name: z.string(),
  request: z.object({
    method: z.literal('POST'),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
  }),
  reply: z.object({ status: z.int(), body: z.string() }),
})

/**
 * What a counter of version 2 sent and was answered, byte for byte, written down with the last headquarters that had no other:
 * each kind of envelope that version 2 brought, and a feed of what headquarters decided. Everyone in it is invented. Never
 * changed: what version 2 says is what it says.
 */
const recorded = z
  .object({
    recordedAt: z.iso.datetime(),
    device: z.object({
      id: z.uuid(),
      publicKey: z.string(),
      counterNumber: z.int(),
      storeCode: z.string(),
    }),
    exchanges: z.array(Exchange),
  })
  .parse(JSON.parse(readFileSync(new URL('exchanges.json', import.meta.url), 'utf8')))
const { device, exchanges } = recorded
const [enrolments, brought, feed] = exchanges as [
  (typeof exchanges)[0],
  (typeof exchanges)[0],
  (typeof exchanges)[0],
]

/** Which members an answer has, whatever they say: a counter reads strictly, and one more makes it no answer. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map(one => JSON.stringify(shapeOf(one))))].sort()
  if (typeof value !== 'object' || value === null) return typeof value === 'object' ? 'null' : typeof value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, held]) => [name, shapeOf(held)]),
  )
}
const itemsOf = (body: string) => (JSON.parse(body) as { items: { kind: string; body: unknown }[] }).items
const outcomesOf = (body: string) =>
  PushReply.parse(JSON.parse(body)).results.map(({ id, outcome }) => [id, outcome])

/** What headquarters decided on the day that was recorded. */
async function decide(services: Services): Promise<void> {
  await publishNotice(services, { version: '2026-09', texts: { vi: '# Thông báo', en: '# Notice' } }, 'trial')
  await openStore(services, { code: '002', name: 'Harmoor Mẫu' }, 'trial')
  const pinHash = '$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHQ$bm90IGEgaGFzaA'
  const person = { staffNumber: '1009', name: 'Ngô Thị Chín', role: 'clerk', pinHash } as const
  await engageStaff(services, device.storeCode, person, 'trial')
}

describe('a headquarters of today and a counter of version 2', () => {
  const answers: { status: number; body: string }[] = []
  let close: () => Promise<void>
  beforeAll(async () => {
    const dataFolder = await temporaryFolder()
    const now = new Date(recorded.recordedAt)
    const random = (bytes: number) => crypto.getRandomValues(Buffer.alloc(bytes))
    const log = pino({ level: 'silent' })
    const opened = await openServices({ dataFolder, mode: 'serve', log, clock: () => now, random })
    await addStoreWithStaff(opened.services, device.storeCode)
    await sql`insert into devices (id, store_code, counter_number, public_key, joined_at)
      values (${device.id}, ${device.storeCode}, ${device.counterNumber}, ${device.publicKey}, ${now})`.execute(
      opened.services.db,
    )
    const app = await buildApp(opened.services)
    close = async () => {
      await app.close()
      await opened.close()
      await rm(dataFolder, { recursive: true, force: true })
    }
    for (const one of exchanges) {
      if (one === feed) await decide(opened.services)
      const { method, path, headers, body } = one.request
      const reply = await app.inject({ method, url: path, headers, payload: body })
      answers.push({ status: reply.statusCode, body: reply.body })
    }
  }, 60_000)
  afterAll(() => close())
  const answerTo = (one: (typeof exchanges)[0]) => answers[exchanges.indexOf(one)] ?? { status: 0, body: '' }

  it.each([
    ['enrolments', enrolments],
    ['what version 2 brought', brought],
  ])('[VER1] do as ever: %s', (_, one) => {
    expect(answerTo(one).status).toBe(200)
    expect(outcomesOf(answerTo(one).body)).toEqual(outcomesOf(one.reply.body))
  })

  it('[VER2] understand each other: an answer to a push has the members that it had', () => {
    for (const one of [enrolments, brought])
      expect(shapeOf(JSON.parse(answerTo(one).body))).toEqual(shapeOf(JSON.parse(one.reply.body)))
  })

  it('[VER2] understand each other: the feed has the kinds that it had, and each the members that it had', () => {
    const [now, before] = [itemsOf(answerTo(feed).body), itemsOf(feed.reply.body)]
    expect(now.map(({ kind }) => kind)).toEqual(before.map(({ kind }) => kind))
    for (const [at, item] of now.entries()) expect(shapeOf(item)).toEqual(shapeOf(before[at]))
  })
})

describe('a counter of today and a headquarters of version 2', () => {
  it('[VER3] understand each other: receipts, and every item of the feed', () => {
    expect(outcomesOf(brought.reply.body).map(([, outcome]) => outcome)).toEqual(Array(6).fill('stored'))
    FeedReply.parse(JSON.parse(feed.reply.body))
    const kinds = itemsOf(feed.reply.body).map(({ kind, body }) => FeedItem.parse({ kind, body }).kind)
    expect(new Set(kinds)).toEqual(new Set(['store', 'staff', 'member', 'consent', 'register', 'notice']))
  })
})
