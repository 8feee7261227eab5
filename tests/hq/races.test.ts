import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { paths } from '../../src/contract/sync/join.ts'
import { bindWord } from '../../src/domain/approval/word.ts'
import { inTransaction } from '../../src/hq/database/transaction.ts'
import { openIncident, scopeIncident } from '../../src/hq/incidents/act.ts'
import { cutOffDevice } from '../../src/hq/managing/devices.ts'
import { dismissStaff, engageStaff } from '../../src/hq/managing/staff.ts'
import { listCases } from '../../src/hq/repositories/cases.ts'
import { storesOfIncident } from '../../src/hq/repositories/incidentEvents.ts'
import { registerEventsOf } from '../../src/hq/repositories/registerEvents.ts'
import { settleReview } from '../../src/hq/reviewing/settleReview.ts'
import { feedRow, holding, waiting } from './atOnce.ts'
import { ask, envelope, joinCounter, keyPair, push, wholeFeed } from './counter.ts'
import { operator, post } from './operatorAtConsole.ts'
import {
  cancel,
  casesOf,
  correct,
  counter,
  enrol,
  enrolment,
  hand,
  hq,
  outside,
  somebody,
  stranger,
} from './twoStores.ts'

const sha = (t: string) => createHash('sha256').update(t).digest('hex')
const pinEnvelope = (staffNumber: string, pinHash: string, more = {}) => ({
  ...outside(counter),
  version: 2,
  kind: 'pin',
  ...more,
  body: { changeId: randomUUID(), staffNumber, pinHash, changedBy: staffNumber },
})
const staffRow = (n: string) =>
  hq.services.db
    .selectFrom('staff')
    .selectAll()
    .where('store_code', '=', '001')
    .where('staff_number', '=', n)
    .executeTakeFirstOrThrow()

it('[REG5] a PIN that is changed in the moment of a dismissal takes nobody back', async () => {
  await engageStaff(
    hq.services,
    '001',
    { staffNumber: '3001', name: 'X', role: 'clerk', pinHash: '$argon2id$old' },
    't',
  )
  const jobs: Promise<unknown>[] = []
  await holding(sql`select 1 from action_head for update`, async () => {
    jobs.push(dismissStaff(hq.services, '001', '3001', 't'))
    await waiting(1)
    jobs.push(push(hq, counter, [pinEnvelope('3001', '$argon2id$own')]))
    await waiting(2)
  })
  await Promise.all(jobs)
  expect((await staffRow('3001')).dismissed_at).not.toBeNull()
})

it('[REG5] a new name in the moment of a new PIN leaves the new PIN', async () => {
  const cookie = await operator('them.staff', 'administrator')
  await engageStaff(
    hq.services,
    '001',
    { staffNumber: '3012', name: 'X', role: 'clerk', pinHash: '$argon2id$known-to-all' },
    't',
  )
  const jobs: Promise<unknown>[] = []
  await holding(feedRow('001'), async () => {
    jobs.push(push(hq, counter, [pinEnvelope('3012', '$argon2id$fresh')]))
    await waiting(1)
    jobs.push(
      post(
        'staff/put',
        { storeCode: '001', staffNumber: '3012', name: 'Y', role: 'clerk', newPin: false },
        cookie,
      ),
    )
    await waiting(2)
  })
  await Promise.all(jobs)
  expect(await staffRow('3012')).toMatchObject({ name: 'Y', pin_hash: '$argon2id$fresh' })
})

it('[REG5] a PIN that was chosen before headquarters made a new one does not replace it', async () => {
  await engageStaff(
    hq.services,
    '001',
    { staffNumber: '3009', name: 'X', role: 'clerk', pinHash: '$argon2id$old' },
    't',
  )
  await engageStaff(
    hq.services,
    '001',
    { staffNumber: '3009', name: 'X', role: 'clerk', pinHash: '$argon2id$new' },
    't',
  )
  await hand([
    pinEnvelope('3009', '$argon2id$lastweek', {
      occurredAt: new Date(Date.now() - 7 * 86400e3).toISOString(),
    }),
  ])
  expect((await staffRow('3009')).pin_hash).toBe('$argon2id$new')
})

it('[REV1] a device that is cut off while it waits to rejoin becomes no other', async () => {
  const lost = await joinCounter(hq, '001')
  const keys = keyPair()
  const jobs: Promise<{ statusCode: number; json(): unknown }>[] = []
  await holding(sql`select 1 from join_gate for update`, async () => {
    jobs.push(ask(hq, lost, paths.rejoin, { publicKey: keys.publicKey }))
    await waiting(1)
    await cutOffDevice(hq.services, lost.joined.deviceId, 't')
  })
  const [reply] = await Promise.all(jobs)
  expect(reply?.statusCode).toBe(403)
})

it('[DUP1] a document is claimed for nobody who is leaving another store', async () => {
  const person = somebody()
  const a = await enrol(person)
  const b = await enrol(person, stranger)
  const jobs: Promise<unknown>[] = []
  await holding(feedRow('001'), async () => {
    jobs.push(correct(a, 'number', somebody().number))
    await waiting(1)
    jobs.push(cancel(b, stranger))
    await waiting(2)
  })
  await Promise.all(jobs)
  const claims = await hq.services.db
    .selectFrom('document_claims')
    .selectAll()
    .where('member_id', '=', b.body.memberId)
    .execute()
  const c = await enrol(person)
  const d = await enrol(person, stranger)
  expect((await casesOf(c, d)).map(one => [one.memberId, one.otherMemberId])).toEqual([
    [d.body.memberId, c.body.memberId],
  ])
  expect(claims).toEqual([])
})

it('[DUP1] no case stays open about who leaves while somebody with the same document is enrolled', async () => {
  const person = somebody()
  const a = await enrol(person)
  const jobs: Promise<unknown>[] = []
  let c: ReturnType<typeof enrolment> | undefined
  await holding(feedRow('001'), async () => {
    c = enrolment(person, stranger)
    jobs.push(hand([c], stranger))
    await waiting(1)
    jobs.push(cancel(a))
    await waiting(2)
  })
  await Promise.all(jobs)
  expect(
    (await listCases(hq.services.db, 'open', { limit: 1000 })).filter(
      one => one.memberId === c?.body.memberId,
    ),
  ).toEqual([])
})

it('[REG2] a store that an incident is widened to hears what another one notes in that moment', async () => {
  const incidentId = randomUUID()
  const scope = { storeCode: '001', deviceId: null, from: null, to: null, facts: ['fullName' as const] }
  await openIncident(
    hq.services,
    {
      incidentId,
      eventId: randomUUID(),
      scopeEventId: randomUUID(),
      detectedAt: new Date().toISOString(),
      source: 'mistake',
      description: 'x',
      scope,
      revoke: false,
    },
    'an',
  )
  const eventId = randomUUID()
  const jobs: Promise<unknown>[] = []
  await holding(feedRow('001'), async () => {
    jobs.push(
      scopeIncident(
        hq.services,
        { incidentId, eventId: randomUUID(), scope: { ...scope, storeCode: null } },
        'an',
      ),
    )
    await waiting(1)
    const body = {
      eventId,
      register: 'incident',
      entryId: incidentId,
      memberId: null,
      what: 'noted',
      at: new Date().toISOString(),
      by: '2001',
      kept: { note: 'n' },
      personal: null,
    }
    jobs.push(hand([{ ...outside(counter), version: 2, kind: 'register', body }]))
    await waiting(2)
  })
  await Promise.all(jobs)
  expect(await storesOfIncident(hq.services.db, incidentId)).toEqual(['001', '002'])
  const told = (await wholeFeed(hq, stranger))
    .filter(i => i.kind === 'register')
    .map(i => (i.body as { eventId: string }).eventId)
  expect(told).toContain(eventId)
})

it('[APR4] a supervisor’s word is used once, also by two requests at once', async () => {
  const m = await enrol(somebody())
  const { memberId } = m.body
  const entryId = randomUUID()
  const at = new Date().toISOString()
  const base = { register: 'request', entryId, memberId, at }
  const personal = { reason: 'vì thế' }
  await hand([
    {
      ...outside(counter),
      version: 2,
      kind: 'register',
      body: {
        ...base,
        eventId: randomUUID(),
        by: '1001',
        what: 'received',
        kept: { kind: 'copy', channel: 'phone', byRepresentative: false, identityCheck: 'call-back' },
        personal: { description: null, requester: null },
      },
    },
  ])
  const act = {
    kind: 'request' as const,
    subject: entryId,
    memberId,
    content: { what: 'extended', kept: {}, personal },
    approvedBy: '2001',
  }
  const word = bindWord(
    act,
    {
      askedBy: '1001',
      approvedAt: at,
      nonce: randomBytes(16).toString('base64url'),
      base: null,
      deviceId: counter.joined.deviceId,
    },
    sha,
  )
  const event = () => ({
    ...outside(counter),
    version: 3,
    kind: 'register',
    body: { ...base, eventId: randomUUID(), by: '2001', what: 'extended', kept: { word }, personal },
  })
  const jobs: Promise<unknown>[] = []
  await holding(feedRow('001'), async () => {
    jobs.push(hand([event()]), hand([event()]))
    await waiting(2)
  })
  await Promise.all(jobs)
  const events = await registerEventsOf(hq.services.db, { register: 'request', memberId })
  expect(events.map(e => e.what).sort()).toEqual(['extended', 'received'])
})

it('[REG3] nothing is written about a member who has left', async () => {
  const lost = await joinCounter(hq, '001')
  await cutOffDevice(hq.services, lost.joined.deviceId, 't')
  const made = envelope(lost, 1)
  made.body.facts = { ...made.body.facts, ...somebody() }
  await hand([made], lost)
  await cancel(made)
  await inTransaction(hq.services.db, tx =>
    settleReview(tx, hq.services, {
      storeCode: '001',
      envelopeId: made.id,
      finding: 'in-order',
      note: 'Nguyễn Thị Mẫu 0912345678',
      by: 'an',
    }),
  )
  const rows = await hq.services.db
    .selectFrom('reviews')
    .select('note')
    .where('envelope_id', '=', made.id)
    .execute()
  expect(rows).toEqual([{ note: null }])
})
