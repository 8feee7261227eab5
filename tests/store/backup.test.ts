import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeIdentity } from '../../src/keychain/age.ts'
import { runInThread } from '../../src/store/backup/inThread.ts'
import type { BackupTask } from '../../src/store/backup/makeBackup.ts'
import type { Progress } from '../../src/store/backup/progress.ts'
import { runTask } from '../../src/store/backup/task.ts'
import { enrol } from '../../src/store/enrol.ts'
import { openStore } from '../../src/store/open.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { enrolment, facts, makeStore, random, type TestStore } from './counterFixture.ts'

let store: TestStore
let identity: string
let folder: string
let serial: number
beforeEach(async () => {
  store = makeStore()
  identity = await makeIdentity()
  folder = join(store.folder, 'backups')
  mkdirSync(folder)
  serial = 0
})
afterEach(() => store.remove())

const silent = () => {}
const worker = new URL('../../src/store/worker.ts', import.meta.url)
const target = () => join(folder, 'one.backup')
const into = () => join(store.folder, 'restored.db')

function enrolSome(count: number): string[] {
  return Array.from({ length: count }, () => {
    serial += 1
    const made = enrol(store.db, enrolment(serial), random)
    if (!made.ok) throw new Error(made.error.code)
    return made.value.memberId
  })
}
function task(): BackupTask {
  const key = store.key.toString('base64url')
  return {
    kind: 'back-up',
    store: store.file,
    key,
    header: {
      version: 1,
      storeCode: '001',
      counterNumber: 1,
      madeAt: '2026-11-23T01:00:00.000Z',
      recoveryCopy: Buffer.from('sealed').toString('base64'),
    },
    secrets: { 'store-key': key, 'device-key': 'd.x' },
    identity,
    target: target(),
    copy: join(store.folder, 'store.db.copy'),
  }
}
const unseal = (with_ = identity) =>
  runTask({ kind: 'unseal', backup: target(), identity: with_, into: into() }, silent)

describe('a backup', () => {
  it('gives the store back, to the last member, and the secrets that open it', async () => {
    const members = enrolSome(30)
    const made = await runTask(task(), silent)
    expect(made).toMatchObject({ ok: true, value: { inventory: { members: 30, outbox: 30 } } })
    enrolSome(1)
    const secrets = await unseal()
    if (!secrets.ok) throw new Error(secrets.error)
    expect(secrets.value['device-key']).toBe('d.x')
    const opened = openStore(into(), Buffer.from(secrets.value['store-key'] ?? '', 'base64url'))
    if (!opened.ok) throw new Error(opened.error)
    for (const id of members) expect(findMember(opened.value, id)).toEqual(findMember(store.db, id))
    expect(opened.value.prepare('SELECT count(*) FROM member').pluck().get()).toBe(30)
    opened.value.close()
  })

  it('is made in a thread of its own while enrolments go on, telling how far it is', async () => {
    enrolSome(200)
    const seen: Progress[] = []
    const making = runInThread(worker, task(), progress => seen.push(progress))
    let during = 0
    const clerk = setInterval(() => {
      during += enrolSome(1).length
    }, 5)
    const made = await making
    clearInterval(clerk)
    if (!made.ok) throw new Error(made.error)
    expect(during).toBeGreaterThan(0)
    expect(made.value.inventory.members).toBeGreaterThanOrEqual(200)
    expect([...new Set(seen.map(({ step }) => step))]).toEqual(['copying', 'sealing', 'verifying'])
    for (const { done, total } of seen) expect(done).toBeLessThanOrEqual(total)
    expect(await unseal()).toMatchObject({ ok: true })
  })

  it('holds no fact in plain text, and leaves nothing else behind', async () => {
    enrolSome(3)
    await runTask(task(), silent)
    const bytes = readFileSync(target())
    for (const fact of Object.values(facts(1)).filter(fact => fact !== null && fact.length > 3))
      expect(bytes.includes(fact as string)).toBe(false)
    expect(bytes.includes(store.key.toString('base64url'))).toBe(false)
    expect(readdirSync(folder)).toEqual(['one.backup'])
    expect(existsSync(task().copy)).toBe(false)
  })

  it('is refused wherever one bit of it is changed, and nothing is left of it', async () => {
    enrolSome(2)
    await runTask(task(), silent)
    const whole = readFileSync(target())
    const places = Array.from({ length: 60 }, (_, n) => Math.floor((n * (whole.length - 1)) / 59))
    for (const at of places) {
      const altered = Buffer.from(whole)
      altered[at] = (altered[at] as number) ^ 1
      writeFileSync(target(), altered)
      expect(await unseal(), `bit at ${at}`).toEqual({ ok: false, error: 'unusable' })
      expect(existsSync(into())).toBe(false)
    }
  })

  it('is refused when it was cut short, wherever', async () => {
    enrolSome(2)
    await runTask(task(), silent)
    const { size } = statSync(target())
    for (const length of [size - 1, size - 17, size - 70_000, 300, 20, 0]) {
      truncateSync(target(), Math.max(0, length))
      expect(await unseal(), `cut to ${length}`).toEqual({ ok: false, error: 'unusable' })
    }
    expect(existsSync(into())).toBe(false)
  })

  it('is opened by no other identity', async () => {
    enrolSome(1)
    await runTask(task(), silent)
    expect(await unseal(await makeIdentity())).toEqual({ ok: false, error: 'unusable' })
  })

  it('says that the folder cannot be written, and keeps no half of one', async () => {
    const gone = { ...task(), target: join(store.folder, 'no', 'such', 'one.backup') }
    expect(await runTask(gone, silent)).toEqual({ ok: false, error: 'disk-unwritable' })
    expect(existsSync(task().copy)).toBe(false)
  })

  it('is not made of a store whose log was tampered with', async () => {
    enrolSome(2)
    store.db.exec('DROP TRIGGER audit_is_not_changed')
    store.db.exec(`UPDATE audit SET actor = '9999' WHERE sequence = 2`)
    expect(await runTask(task(), silent)).toEqual({ ok: false, error: 'not-verified' })
    expect(readdirSync(folder)).toEqual([])
  })
})
