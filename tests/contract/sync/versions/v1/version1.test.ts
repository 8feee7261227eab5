import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { CheckpointReply } from '../../../../../src/contract/sync/checkpoint.ts'
import { PushReply } from '../../../../../src/contract/sync/envelope.ts'
import { FetchReply } from '../../../../../src/contract/sync/fetch.ts'
import { JoinReply, Problem } from '../../../../../src/contract/sync/join.ts'
import { HealthProtocol } from '../../../../../src/contract/sync/protocol.ts'
import { receiptPayload } from '../../../../../src/contract/sync/receipt.ts'
import { RecoverReply } from '../../../../../src/contract/sync/recover.ts'
import { RejoinReply } from '../../../../../src/contract/sync/rejoin.ts'
import { buildApp } from '../../../../../src/hq/app.ts'
import { hashCode } from '../../../../../src/hq/joining/joinCode.ts'
import { openServices } from '../../../../../src/hq/open.ts'
import { hashRecoveryCode } from '../../../../../src/hq/recovering/recoveryCode.ts'
import { addCode } from '../../../../../src/hq/repositories/joinCodes.ts'
import { addRecoveryCode } from '../../../../../src/hq/repositories/recoveryCodes.ts'
import { verifySignature } from '../../../../../src/sync/deviceKey.ts'
import { addStoreWithStaff, temporaryFolder } from '../../../../hq/headquarters.ts'
import { problem, replies } from './replies.ts'

const Message = z.object({
  name: z.string(),
  request: z.object({
    method: z.enum(['GET', 'POST']),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string().nullable(),
  }),
  reply: z.object({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string() }),
})
type Message = z.infer<typeof Message>

/**
 * One day of a counter of version 1 and its headquarters, written down byte for byte when version 1 was current, with the
 * keys both had. Everyone and every key in it is invented. Never changed: what version 1 sends is what it sends.
 */
const recorded = z
  .object({
    recordedAt: z.iso.datetime(),
    keys: z.object({ receiptKey: z.string(), pinPepper: z.string(), escrowIdentity: z.string() }),
    device: z.object({
      id: z.uuid(),
      publicKey: z.string(),
      counterNumber: z.int(),
      storeCode: z.string(),
    }),
    codes: z.object({ join: z.string(), recover: z.string() }),
    exchanges: z.array(Message),
  })
  .parse(JSON.parse(readFileSync(new URL('exchanges.json', import.meta.url), 'utf8')))
const { keys, device, codes } = recorded
const messages = recorded.exchanges.map(message => [message.name, message] as const)

/** What a push, a checkpoint or a fetch came to, without what differs from one headquarters to the next. */
function outcomeOf(body: string): unknown {
  const said = JSON.parse(body)
  const results: { outcome: string; reason?: string }[] | undefined = said.results
  if (results) return results.map(({ outcome, reason }) => [outcome, reason])
  return said.outcome ?? said.type ?? Object.keys(said).sort()
}

describe('a headquarters of today and a counter of version 1', () => {
  const answers = new Map<string, { status: number; body: string }>()
  let close: () => Promise<void>
  beforeAll(async () => {
    const folder = await temporaryFolder()
    const now = new Date(recorded.recordedAt)
    const random = (bytes: number) => crypto.getRandomValues(Buffer.alloc(bytes))
    const log = pino({ level: 'silent' })
    const opened = await openServices({
      dataFolder: folder,
      mode: 'serve',
      keys,
      log,
      clock: () => now,
      random,
    })
    const { db, keys: secrets } = opened.services
    await addStoreWithStaff(opened.services, device.storeCode)
    await sql`insert into devices (id, store_code, counter_number, public_key, joined_at)
      values (${device.id}, ${device.storeCode}, ${device.counterNumber}, ${device.publicKey}, ${now})`.execute(
      db,
    )
    const expiresAt = new Date(now.getTime() + 600_000)
    const codeHash = hashCode(codes.join, secrets.pepper)
    await addCode(db, { codeHash, storeCode: device.storeCode, expiresAt }, now)
    const recovery = hashRecoveryCode(codes.recover, secrets.pepper)
    await addRecoveryCode(db, { codeHash: recovery, deviceId: device.id, expiresAt }, now)
    const app = await buildApp(opened.services)
    close = async () => {
      await app.close()
      await opened.close()
      await rm(folder, { recursive: true, force: true })
    }
    for (const { name, request } of recorded.exchanges) {
      const { method, path, headers, body } = request
      const reply = await app.inject({
        method,
        url: path,
        headers,
        ...(body === null ? {} : { payload: body }),
      })
      answers.set(name, { status: reply.statusCode, body: reply.body })
    }
  }, 60_000)
  afterAll(() => close())

  const answer = ({ name }: Message) => answers.get(name) ?? { status: 0, body: '' }

  it.each(messages)('[VER1] do as ever: %s', (_name, message) => {
    const { status, body } = answer(message)
    expect(status).toBe(message.reply.status)
    if (message.request.path !== '/health') expect(outcomeOf(body)).toEqual(outcomeOf(message.reply.body))
  })

  it.each(messages)('[VER2] understand each other: %s', (_name, message) => {
    const { status, body } = answer(message)
    const schema = status === 200 ? replies[message.request.path] : problem
    expect(schema?.safeParse(JSON.parse(body)).error).toBeUndefined()
  })

  it('[VER2] agree on what a receipt says and who signed it', () => {
    const { reply } = recorded.exchanges.find(({ name }) => name === 'push enrolments') as Message
    const joined = JSON.parse(recorded.exchanges[0]?.reply.body ?? '{}')
    const before = PushReply.parse(JSON.parse(reply.body)).results
    const now = PushReply.parse(JSON.parse(answers.get('push enrolments')?.body ?? '{}')).results
    expect(before).toHaveLength(3)
    for (const result of [...before, ...now]) {
      if (result.outcome !== 'stored') throw new Error('not stored')
      const { receipt } = result
      expect(verifySignature(joined.receiptKey.publicKey, receiptPayload(receipt), receipt.signature)).toBe(
        true,
      )
    }
    const hashes = (results: typeof now) =>
      results.map(one => one.outcome === 'stored' && one.receipt.envelopeHash)
    expect(hashes(now)).toEqual(hashes(before))
  })
})

describe('a counter of today and a headquarters of version 1', () => {
  const read: Record<string, z.ZodType> = {
    '/v1/join': JoinReply,
    '/v1/rejoin': RejoinReply,
    '/v1/recover': RecoverReply,
    '/v1/envelopes': PushReply,
    '/v1/checkpoints': CheckpointReply,
    '/v1/members/fetch': FetchReply,
    '/health': HealthProtocol,
  }

  it.each(messages)('[VER3] understand each other: %s', (_name, { request, reply }) => {
    const schema = reply.status === 200 ? read[request.path] : Problem
    expect(schema?.safeParse(JSON.parse(reply.body)).error).toBeUndefined()
  })

  it('[VER3] agree that it is version 1, though it does not say so', () => {
    const health = recorded.exchanges.find(({ request }) => request.path === '/health')
    expect(HealthProtocol.parse(JSON.parse(health?.reply.body ?? '')).protocol).toBe(1)
  })
})
