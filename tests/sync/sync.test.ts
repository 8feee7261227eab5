import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTrialHeadquarters, type Trial } from '../../src/hq/trial.ts'
import type { SecretName, Secrets } from '../../src/keychain/secrets.ts'
import { joinCounter } from '../../src/main/counter/joining.ts'
import { enrol } from '../../src/store/enrol.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { counterOf } from '../../src/store/repositories/counter.ts'
import { findMember, type StoredMember } from '../../src/store/repositories/members.ts'
import { deviceKeyFrom } from '../../src/sync/deviceKey.ts'
import { type Status, type Sync, startSync } from '../../src/sync/sync.ts'
import { enrolment, makeStore, random, type TestStore } from '../store/counterFixture.ts'
import { type Line, openLine } from './line.ts'

let folder: string
let trial: Trial
let port: number
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'harmoor-hq-'))
  trial = await startTrialHeadquarters({ dataFolder: folder })
  port = Number(new URL(trial.url).port)
}, 60_000)
afterAll(async () => {
  await trial.stop()
  rmSync(folder, { recursive: true, force: true })
})

let line: Line
let store: TestStore
let secrets: Secrets
let sync: Sync | undefined
let seen: Status[]
beforeEach(async () => {
  line = await openLine(() => trial.url)
  store = makeStore(false)
  const kept = new Map<SecretName, string>()
  secrets = {
    get: async name => kept.get(name) ?? null,
    set: async (name, secret) => void kept.set(name, secret),
  }
  const joined = await joinCounter(store.db, secrets, line.url, await trial.joinCode())
  if (!joined.ok) throw new Error(joined.error.code)
  line.requests.length = 0
  seen = []
})
afterEach(async () => {
  await sync?.stop()
  sync = undefined
  await line.close()
  store.remove()
})

async function begin(): Promise<Sync> {
  const counter = counterOf(store.db)
  const key = deviceKeyFrom((await secrets.get('device-key')) ?? '')
  if (!counter) throw new Error('not joined')
  sync = startSync({ db: store.db, counter, key, status: status => seen.push(status), changed: () => {} })
  return sync
}
let serial = 0
function enrolOne(): StoredMember {
  serial += 1
  const made = enrol(store.db, enrolment(serial), random)
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}
const delivery = (member: StoredMember) => findMember(store.db, member.memberId)?.delivery
const until = (check: () => void) => vi.waitFor(check, { timeout: 40_000, interval: 20 })
const confirmed = (member: StoredMember) => until(() => expect(delivery(member)?.state).toBe('confirmed'))
const atHeadquarters = async (member: StoredMember) => {
  const rows = await trial.services.db
    .selectFrom('members')
    .select('id')
    .where('id', '=', member.memberId)
    .execute()
  return rows.length
}

describe('an enrolment on its way to headquarters', () => {
  it('[SYN4] is confirmed by a receipt that headquarters signed', async () => {
    const member = enrolOne()
    await begin()
    await confirmed(member)
    expect(JSON.parse(delivery(member)?.receipt ?? '{}')).toMatchObject({
      sequence: 1,
      envelopeHash: expect.any(String),
    })
    expect(await atHeadquarters(member)).toBe(1)
    expect(sync?.status()).toMatchObject({ waiting: 0, refused: 0 })
    expect(verifyAudit(store.db)).toMatchObject({ ok: true })
  })

  it('[SYN5] whose answer was lost is sent again and stored once', { timeout: 60_000 }, async () => {
    const member = enrolOne()
    line.mode = 'cut-answer'
    await begin()
    await until(() => expect(delivery(member)?.state).toBe('sent'))
    expect(await atHeadquarters(member)).toBe(1)
    line.mode = 'open'
    await confirmed(member)
    expect(await atHeadquarters(member)).toBe(1)
    expect(line.requests.filter(request => request.path === '/v1/envelopes').length).toBeGreaterThanOrEqual(2)
  })

  it('[SYN6] waits while the line is down and goes by itself when it is back', {
    timeout: 60_000,
  }, async () => {
    line.mode = 'down'
    await begin()
    const members = [enrolOne(), enrolOne(), enrolOne()]
    await sync?.wake()
    expect(sync?.status()).toMatchObject({ connection: 'offline', waiting: 3 })
    line.mode = 'open'
    for (const member of members) await confirmed(member)
    expect(seen.some(status => status.nextAttemptAt !== null)).toBe(true)
  })

  it('[SYN6] survives headquarters being stopped and started again: nothing lost, nothing twice', {
    timeout: 90_000,
  }, async () => {
    await begin()
    const before = enrolOne()
    await sync?.wake()
    await confirmed(before)
    await trial.stop()
    const during = enrolOne()
    await sync?.wake()
    expect(delivery(during)?.state).not.toBe('confirmed')
    expect(sync?.status().connection).toBe('offline')
    trial = await startTrialHeadquarters({ dataFolder: folder, port })
    await confirmed(during)
    expect(await atHeadquarters(before)).toBe(1)
    expect(await atHeadquarters(during)).toBe(1)
  })

  it.each([401, 429, 500, 503])(
    '[SYN3] stays in the outbox when headquarters answers %i',
    { timeout: 60_000 },
    async answer => {
      const member = enrolOne()
      line.mode = { answer, body: { type: 'unexpected', title: 'no', status: answer } }
      await begin()
      await until(() => expect(seen.at(-1)?.nextAttemptAt).toBeTruthy())
      expect(sync?.status().waiting).toBe(1)
      line.mode = 'open'
      await sync?.wake()
      await confirmed(member)
    },
  )

  it('[SYN4] is not confirmed by a receipt that headquarters did not sign, or that is another record’s', async () => {
    const member = enrolOne()
    const other = enrolOne()
    await begin()
    await confirmed(member)
    await confirmed(other)
    const receipt = JSON.parse(delivery(other)?.receipt ?? '{}')
    const third = enrolOne()
    const row = store.db.prepare('SELECT envelope FROM outbox WHERE member_id = ?').get(third.memberId) as {
      envelope: string
    }
    const { id, deviceId, sequence } = JSON.parse(row.envelope)
    // As if headquarters had never signed an answer: of one that does, nothing forged would be read at all.
    await sync?.stop()
    store.db.exec('UPDATE counter SET answers_signed = 0')
    line.mode = 'down'
    await begin()
    for (const forged of [receipt, { ...receipt, envelopeId: id, deviceId, sequence }]) {
      line.mode = { answer: 200, body: { results: [{ id, outcome: 'stored', receipt: forged }] } }
      await sync?.wake()
      expect(delivery(third)?.state).toBe('sent')
      expect(sync?.status()).toMatchObject({ waiting: 1, connection: 'refused' })
    }
    line.mode = 'open'
    await sync?.wake()
    await confirmed(third)
  })

  it('[SYN9] that headquarters refuses is set aside with its reason, and the next ones go', async () => {
    const poisoned = enrolOne()
    const next = enrolOne()
    const id = store.db
      .prepare('SELECT envelope_id FROM outbox WHERE member_id = ?')
      .pluck()
      .get(poisoned.memberId)
    store.db
      .prepare(
        `UPDATE outbox SET envelope = replace(envelope, '"language":"vi"', '"language":"xx"') WHERE envelope_id = ?`,
      )
      .run(id)
    await begin()
    await confirmed(next)
    expect(delivery(poisoned)).toMatchObject({ state: 'refused' })
    expect(JSON.parse(delivery(poisoned)?.refusal ?? '{}')).toMatchObject({ reason: 'malformed' })
    expect(sync?.status()).toMatchObject({ waiting: 0, refused: 1 })
  })

  it('[SYN2] goes in the order of its sequence, fifty at a time', async () => {
    const members = Array.from({ length: 120 }, enrolOne)
    await begin()
    await confirmed(members.at(-1) as StoredMember)
    const batches = line.requests.map(request =>
      JSON.parse(request.body || '{}').envelopes?.map((e: { sequence: number }) => e.sequence),
    )
    const sent = batches.filter(Boolean)
    expect(sent.map(batch => batch.length)).toEqual([50, 50, 20])
    expect(sent.flat()).toEqual(Array.from({ length: 120 }, (_, n) => n + 1))
  })

  it('[SYN8] is signed with headquarters’ time when the counter’s clock is off', async () => {
    const member = enrolOne()
    const theirs = new Date(Date.now() + 3 * 365 * 86_400_000)
    const body = { type: 'clock-skew', title: 'clock', status: 401 }
    line.mode = { answer: 401, body, headers: { date: theirs.toUTCString() } }
    await begin()
    await until(() => expect(line.requests.length).toBeGreaterThanOrEqual(2))
    const created = line.requests.map(request =>
      Number(/created=(\d+)/.exec(String(request.headers['signature-input']))?.[1]),
    )
    expect(Math.abs((created[0] ?? 0) - Date.now() / 1000)).toBeLessThan(60)
    expect(Math.abs((created[1] ?? 0) - theirs.getTime() / 1000)).toBeLessThan(60)
    expect(JSON.parse(line.requests[1]?.body ?? '{}').envelopes[0].occurredAt).toBe(
      findMember(store.db, member.memberId)?.enrolledAt,
    )
  })

  it('[SYN11] carries a signature over its body and a nonce that is never the same', async () => {
    enrolOne()
    await begin()
    await until(() => expect(sync?.status().waiting).toBe(0))
    enrolOne()
    await sync?.wake()
    await until(() => expect(sync?.status().waiting).toBe(0))
    const pushes = line.requests.filter(request => request.path === '/v1/envelopes')
    const nonces = pushes.map(
      request => /nonce="([\w-]+)"/.exec(String(request.headers['signature-input']))?.[1],
    )
    expect(pushes.every(request => String(request.headers['content-digest']).startsWith('sha-256=:'))).toBe(
      true,
    )
    expect(new Set(nonces).size).toBe(nonces.length)
  })
})

describe('joining', () => {
  it('[SYN12] works once per code, and keeps the private key on the device', async () => {
    const code = await trial.joinCode()
    const fresh = makeStore(false)
    const again = makeStore(false)
    const others: Secrets = { get: async () => null, set: async () => {} }
    expect(await joinCounter(fresh.db, secrets, line.url, code)).toMatchObject({ ok: true })
    expect(await joinCounter(again.db, others, line.url, code)).toEqual({
      ok: false,
      error: { code: 'join-code-refused' },
    })
    const [d] = ((await secrets.get('device-key')) ?? '').split('.')
    expect(d).toHaveLength(43)
    expect(JSON.stringify(line.requests)).not.toContain(d)
    fresh.remove()
    again.remove()
  })

  it('[JOI1] [SYN12] whose answer was lost is answered again, by the same code, as the same counter', async () => {
    const code = await trial.joinCode()
    const fresh = makeStore(false)
    const kept = new Map<SecretName, string>()
    const own: Secrets = {
      get: async name => kept.get(name) ?? null,
      set: async (name, secret) => void kept.set(name, secret),
    }
    const join = () => joinCounter(fresh.db, own, line.url, code)
    const devices = async () =>
      (await trial.services.db.selectFrom('devices').select('id').execute()).map(({ id }) => id)
    const before = await devices()
    line.mode = 'cut-answer'
    expect(await join()).toEqual({ ok: false, error: { code: 'headquarters-unreachable' } })
    line.mode = 'open'
    const joined = await join()
    const made = (await devices()).filter(id => !before.includes(id))
    expect([joined.ok && joined.value.deviceId]).toEqual(made)
    fresh.remove()
  })

  it('says that headquarters cannot be reached, or did not answer as one', async () => {
    const fresh = makeStore(false)
    const join = (url: string) => joinCounter(fresh.db, secrets, url, 'ABCD2345')
    expect(await join('http://127.0.0.1:1')).toEqual({
      ok: false,
      error: { code: 'headquarters-unreachable' },
    })
    line.mode = { answer: 200, body: { hello: 'world' } }
    expect(await join(line.url)).toEqual({ ok: false, error: { code: 'headquarters-answer-unusable' } })
    expect(counterOf(fresh.db)).toBeNull()
    fresh.remove()
  })
})
