import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runTask } from '../../src/store/backup/task.ts'
import { enrol } from '../../src/store/enrol.ts'
import { openStore } from '../../src/store/open.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { enrolment, facts, makeStore, random, type TestStore } from './counterFixture.ts'

let store: TestStore
let next: Buffer
beforeEach(() => {
  store = makeStore()
  next = randomBytes(32)
})
afterEach(() => store.remove())

const copy = () => join(store.folder, 'store.db.rekeyed')
const rekey = (key = store.key) => {
  const keys = { key: key.toString('base64url'), next: next.toString('base64url') }
  return runTask({ kind: 'rekey', store: store.file, ...keys, copy: copy() }, () => {})
}

it('copies the store under the next key: that one opens it, the old one does not', async () => {
  const made = enrol(store.db, enrolment(1), random)
  if (!made.ok) throw new Error(made.error.code)
  expect(await rekey()).toEqual({ ok: true, value: undefined })
  expect(openStore(copy(), store.key)).toEqual({ ok: false, error: 'key-wrong-or-store-damaged' })
  const opened = openStore(copy(), next)
  if (!opened.ok) throw new Error(opened.error)
  expect(findMember(opened.value, made.value.memberId)?.facts).toEqual(facts(1))
  expect(verifyAudit(opened.value)).toMatchObject({ ok: true })
  opened.value.close()
})

it('writes no fact in plain text', async () => {
  enrol(store.db, enrolment(1), random)
  await rekey()
  const bytes = readFileSync(copy())
  for (const fact of [facts(1).fullName, facts(1).number, facts(1).phone])
    expect(bytes.includes(fact)).toBe(false)
})

it('copies nothing where the store is not sound', async () => {
  enrol(store.db, enrolment(1), random)
  store.db.exec('DROP TRIGGER audit_is_not_deleted')
  store.db.exec('DELETE FROM audit WHERE sequence = 1')
  expect(await rekey()).toEqual({ ok: false, error: 'not-verified' })
  expect(existsSync(copy())).toBe(false)
})
