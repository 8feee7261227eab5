import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { factNames } from '../../src/domain/member/facts.ts'
import { keptDraft } from '../../src/main/ipc/keptDraft.ts'
import { enrol } from '../../src/store/enrol.ts'
import { openStore } from '../../src/store/open.ts'
import { currentDraft, dropDraft, keepDraft } from '../../src/store/repositories/drafts.ts'
import { AT, enrolment, makeStore, random, type TestStore } from './counterFixture.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
})
afterEach(() => store.remove())

const LATER = '2026-11-22T09:00:00.000Z'
const clerk = (at = AT) => ({ staffNumber: '1001', at })
const supervisor = (at = LATER) => ({ staffNumber: '2001', at })
const keep = (enrolmentId: string, content = '{"a":1}', by = clerk()) =>
  keepDraft(store.db, { enrolmentId, content }, by)
const bytesOnDisk = () =>
  Buffer.concat(readdirSync(store.folder).map(name => readFileSync(`${store.folder}/${name}`)))

describe('a form that is not saved yet', () => {
  it('is there again after a restart, as it was last kept', () => {
    const id = randomUUID()
    keep(id, '{"a":1}')
    keep(id, '{"a":2}', clerk(LATER))
    store.db.close()
    const again = openStore(store.file, store.key)
    if (!again.ok) throw new Error(again.error)
    store.db = again.value
    expect(currentDraft(store.db)).toEqual({
      enrolmentId: id,
      content: '{"a":2}',
      startedBy: '1001',
      startedAt: AT,
      keptAt: LATER,
    })
  })

  it('still says who began it when somebody else goes on with it', () => {
    const id = randomUUID()
    keep(id)
    keep(id, '{"a":2}', supervisor())
    expect(currentDraft(store.db)).toMatchObject({ startedBy: '1001', startedAt: AT, keptAt: LATER })
    keep(randomUUID(), '{}', supervisor())
    expect(currentDraft(store.db)).toMatchObject({ startedBy: '2001', startedAt: LATER })
  })

  it('is not on the disk in clear', () => {
    keep(randomUUID(), JSON.stringify({ fullName: 'Nguyễn Thị Mẫu', phone: '0925186878' }))
    expect(bytesOnDisk().includes('Nguyễn Thị Mẫu')).toBe(false)
    expect(bytesOnDisk().includes('0925186878')).toBe(false)
  })

  it('reaches the form again with the name of who began it, and as null once its shape is unknown', () => {
    const enrolmentId = randomUUID()
    const fields = Object.fromEntries(
      factNames.map(name => [name, { text: name, origin: null, choices: [] }]),
    )
    const draft = { enrolmentId, fields, consent: { purposes: ['membership'], method: null, readIn: 'vi' } }
    keep(enrolmentId, JSON.stringify(draft))
    expect(keptDraft(store.db)).toEqual({
      draft,
      startedBy: { staffNumber: '1001', name: 'Trần Văn Ví Dụ' },
      startedAt: AT,
      keptAt: AT,
    })
    keep(enrolmentId, JSON.stringify({ ...draft, photo: 'x' }))
    expect(keptDraft(store.db)).toBeNull()
  })
})

describe('a draft goes', () => {
  it('when its enrolment is saved, in the same transaction', () => {
    const form = enrolment()
    keep(form.memberId)
    store.db.exec(
      `CREATE TEMP TRIGGER fail BEFORE INSERT ON main.audit BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    )
    expect(() => enrol(store.db, form, random)).toThrow('disk full')
    expect(currentDraft(store.db)).toMatchObject({ enrolmentId: form.memberId })
    store.db.exec('DROP TRIGGER fail')
    expect(enrol(store.db, form, random).ok).toBe(true)
    expect(currentDraft(store.db)).toBeNull()
  })

  it('and does not come back when the form’s last words arrive after it was saved', () => {
    const form = enrolment()
    enrol(store.db, form, random)
    keep(form.memberId)
    expect(currentDraft(store.db)).toBeNull()
  })

  it('not when another form is saved or dropped, or its own is refused', () => {
    const id = randomUUID()
    enrol(store.db, enrolment(1), random)
    keep(id)
    enrol(store.db, enrolment(2), random)
    dropDraft(store.db, randomUUID())
    expect(enrol(store.db, enrolment(1, id), random).ok).toBe(false)
    expect(currentDraft(store.db)?.enrolmentId).toBe(id)
  })

  it('when it is dropped, and leaves nothing: neither its text nor the log of its earlier versions', () => {
    const id = randomUUID()
    for (let n = 0; n < 5; n += 1) keep(id, JSON.stringify({ typed: `Xyzzyqua ${n} ${'x'.repeat(6000)}` }))
    dropDraft(store.db, id)
    expect(currentDraft(store.db)).toBeNull()
    expect(store.db.serialize().includes('Xyzzyqua')).toBe(false)
    expect(readFileSync(`${store.file}-wal`)).toHaveLength(0)
  })
})
