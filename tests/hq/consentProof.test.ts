import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ConsentProofFile } from '../../src/contract/consentProofFile.ts'
import { type EnrolmentEnvelope, PushReply } from '../../src/contract/sync/envelope.ts'
import { checkProof } from '../../src/domain/consent/checkProof.ts'
import type { EnvelopeBodies, EnvelopeKind } from '../../src/domain/outbox/envelope.ts'
import { exportProof } from '../../src/hq/proving/exportProof.ts'
import { listActions } from '../../src/hq/repositories/actions.ts'
import { registerEventsOf } from '../../src/hq/repositories/registerEvents.ts'
import { sha256 } from '../../src/store/sha256.ts'
import { verifySignature } from '../../src/sync/deviceKey.ts'
import { envelope, joinCounter, push, type TestCounter, wholeFeed } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

const notice = readFileSync(resolve(import.meta.dirname, '../../resources/notices/2026-01/vi.md'), 'utf8')
const noticeHash = createHash('sha256').update(notice).digest('hex')

let hq: TestHeadquarters
let counter: TestCounter
let sequence = 0
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  counter = await joinCounter(hq, '001')
})
afterAll(() => hq.stop())

const send = async (...envelopes: unknown[]) => {
  const reply = PushReply.parse((await push(hq, counter, envelopes)).json())
  expect(reply.results.map(({ outcome }) => outcome)).toEqual(envelopes.map(() => 'stored'))
}
const made = <K extends EnvelopeKind>(kind: K, body: EnvelopeBodies[K]) => {
  const { id, deviceId, occurredAt } = envelope(counter, ++sequence)
  return { version: 2, id, deviceId, sequence, kind, occurredAt, body }
}

let member: EnrolmentEnvelope
let memberId: string
beforeEach(async () => {
  member = envelope(counter, ++sequence)
  memberId = member.body.memberId
  Object.assign(member.body.facts, { number: `0011990${String(sequence).padStart(5, '0')}` })
  // As they were ticked: headquarters keeps them as a set.
  const purposes = ['transactions', 'membership', 'contact']
  Object.assign(member.body.consent, { purposes, noticeVersion: '2026-01', noticeHash, method: 'signature' })
  const signature = { aspect: 3000, strokes: [[100, 200, 300, 400]] }
  const evidence = { evidenceId: randomUUID(), memberId, changeId: null, signature, representative: null }
  const at = new Date(Date.now() + 1000).toISOString()
  const how = { change: 'withdrawn' as const, method: 'phone' as const, receivedBy: '1001' }
  const change = { changeId: randomUUID() as string, memberId, at, purposes: ['contact' as const], ...how }
  await send(member, made('evidence', evidence), made('consent', change))
})

const ask = (purpose: 'rights-request' | 'case' = 'rights-request') =>
  exportProof(hq.services, { storeCode: '001', memberId, purpose }, 'giamsat')
async function exported(): Promise<ConsentProofFile> {
  return ConsentProofFile.parse(JSON.parse(JSON.stringify(await ask())))
}
const found = (proof: ConsentProofFile) => {
  const tools = { sha256, verify: verifySignature, receiptKey: hq.services.keys.receipt.publicKey }
  return checkProof(proof, tools).map(({ rule, standing }) => `${rule} ${standing}`)
}

describe('[RET7] the proof of consent that headquarters exports', () => {
  it('is checked as a counter’s is: notice, signature, withdrawal and receipts hold, and the counter’s log is not shown', async () => {
    expect(found(await exported())).toEqual([
      'PRF1 holds',
      'PRF2 holds',
      'PRF3 holds',
      ...['PRF4 holds', 'PRF4 holds', 'PRF4 holds'],
      ...['PRF5 holds', 'PRF5 holds', 'PRF5 holds'],
      'PRF6 open',
    ])
  })

  it('holds still where the facts were corrected since', async () => {
    const { cardNumber, facts } = member.body
    const changes = [{ fact: 'phone' as const, from: facts.phone, to: '+84912345000' }]
    const correction = { correctionId: randomUUID(), memberId, cardNumber, changes, reason: 'Đổi số' }
    await send(made('correction', { ...correction, proposedBy: '1001', approval: null }))
    expect(found(await exported())).not.toContain('PRF5 open')
  })

  it('fails where a line of the signature was changed', async () => {
    const proof = await exported()
    proof.evidence[0]?.signature?.strokes[0]?.push(1, 2)
    expect(found(proof).filter(text => text.endsWith('fails'))).toEqual(['PRF5 fails'])
  })

  it('[ACC1] stands in the access register and in the log, and is told to the store', async () => {
    await ask('case')
    const events = await registerEventsOf(hq.services.db, { register: 'access', memberId })
    expect(events).toMatchObject([{ what: 'exported', by: 'giamsat', kept: { purpose: 'case' } }])
    const told = (await wholeFeed(hq, counter)).filter(({ kind }) => kind === 'register')
    expect(told.map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ what: 'exported', memberId }),
    )
    const [action] = await listActions(hq.services.db, { before: null, text: 'member.exported', limit: 1 })
    expect(action).toMatchObject({ actor: 'giamsat', action: 'member.exported.case', subject: memberId })
  })

  it('is of nobody who is not a member, and then nothing is written down', async () => {
    memberId = randomUUID()
    expect(await ask()).toBeNull()
    expect(await registerEventsOf(hq.services.db, { register: 'access', memberId })).toEqual([])
  })
})
