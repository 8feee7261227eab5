import Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction, type WritableDb } from '../../src/store/database.ts'
import { enrol } from '../../src/store/enrol.ts'
import { migrate } from '../../src/store/migrate.ts'
import { recent } from '../../src/store/repositories/members.ts'
import { outboxSummary } from '../../src/store/repositories/outbox.ts'
import { findMembers, searches } from '../../src/store/search/findMembers.ts'
import { indexName, unindexName } from '../../src/store/search/nameIndex.ts'
import { counter, enrolment, makeStore, random, type TestStore } from './counterFixture.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
})
afterEach(() => store.remove())

/** How SQLite would run it, one step a line. */
const planOf = (sql: string, bound: unknown[] | object) =>
  (store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(bound) as { detail: string }[]).map(step => step.detail)

describe('a search', () => {
  it.each(Object.entries(searches))(
    'by %s walks an index and never the store, and sorts nothing',
    (_, sql) => {
      const bound = sql.includes('MATCH') ? ['"a" *', 20] : ['0', '1', 20]
      const plan = planOf(sql, bound)
      expect(plan.join('\n')).not.toMatch(/SCAN (m|member)$|TEMP B-TREE/m)
      expect(plan.join('\n')).toMatch(/USING (COVERING )?INDEX|VIRTUAL TABLE INDEX/)
    },
  )

  it('leaves the lists of today to their indexes too', () => {
    const plan = planOf(recent, { since: '2026-11-22', limit: 200 })
    expect(plan.join('\n')).not.toMatch(/SCAN (m|o|member)$|AUTOMATIC/m)
    // The outbox is read only through its partial indexes, which hold what is waiting or refused.
    for (const step of plan.filter(line => line.startsWith('SCAN outbox')))
      expect(step).toContain('INDEX outbox_')
  })

  it('does not see a member whose enrolment was not kept', () => {
    expect(() =>
      inTransaction(store.db, () => {
        enrol(store.db, enrolment(1), random)
        throw new Error('cut off')
      }),
    ).toThrow('cut off')
    expect(findMembers(store.db, 'nguyen', 20)).toEqual([])
    enrol(store.db, enrolment(2), random)
    expect(findMembers(store.db, 'nguyen', 20)).toHaveLength(1)
  })

  it('finds the members of a store from before there was an index', () => {
    const db = new Database(':memory:') as WritableDb
    migrate(db, 2)
    db.prepare(
      `INSERT INTO counter VALUES (1, ?, '001', 'Mẫu', 1, 'http://127.0.0.1:9', 'k', 'A', '2026')`,
    ).run(counter.deviceId)
    const member = db.prepare(
      `INSERT INTO member VALUES (?, ?, ?, 'Trịnh Đình Ước', 'male', '1990-01-01', 'VNM', NULL, '+84925186878', NULL,
                                  '2026-11-22T08:00:00.000Z', '1001', 'ff')`,
    )
    for (let n = 0; n < 2500; n += 1) member.run(`member-${n}`, `0010100${10000 + n}`, `0010990${10000 + n}`)
    migrate(db)
    const found = db.prepare(`SELECT rowid FROM member_name WHERE member_name MATCH '"dinh" "uoc"'`).all()
    expect(found).toHaveLength(2500)
    db.close()
  })
})

describe('a name that is taken out of the index', () => {
  it('leaves no trace in the file: neither the name, nor a word of it, nor a beginning of a word', () => {
    // The same schema without a cipher: in the encrypted file there would be nothing to look for in any case.
    const file = `${store.folder}/plain.db`
    const db = new Database(file) as WritableDb
    db.pragma('secure_delete=ON')
    migrate(db)
    const traces = () =>
      ['xyzzyqua', 'xyzz', 'krakatoa', 'kraka'].filter(word => db.serialize().includes(word))
    // Several transactions, so that the name is in a segment of its own between others and behind merges.
    const addMany = (from: number, to: number) =>
      inTransaction(db, () => {
        for (let n = from; n <= to; n += 1)
          indexName(db, `0010100${10000 + n}`, `Lê Thị Mẫu ${String.fromCharCode(97 + (n % 26))}`)
      })
    for (let n = 0; n < 10; n += 1) addMany(n * 50 + 1, n * 50 + 50)
    indexName(db, '001010099999', 'Xyzzyquả Krakatoa')
    for (let n = 10; n < 13; n += 1) addMany(n * 50 + 1, n * 50 + 50)
    expect(traces()).not.toEqual([])
    unindexName(db, '001010099999', 'Xyzzyquả Krakatoa')
    expect(traces()).toEqual([])
    db.exec(`INSERT INTO member_name (member_name) VALUES ('integrity-check')`)
    db.close()
  })

  it('is found no more, while its namesakes are', () => {
    const cards = [1, 2].map(n => {
      const made = enrol(store.db, enrolment(n), random)
      return made.ok ? made.value.cardNumber : ''
    })
    unindexName(store.db, cards[1] ?? '', 'Nguyễn Thị Mẫu')
    expect(findMembers(store.db, 'mau nguyen', 20).map(member => member.cardNumber)).toEqual([cards[0]])
  })
})

describe('the state of the outbox', () => {
  it('is told from indexes, however many records were confirmed', () => {
    const plan = planOf(
      `SELECT (SELECT count(*) FROM outbox WHERE state = 'refused'),
              (SELECT max(settled_at) FROM outbox WHERE state = 'confirmed')`,
      [],
    )
    expect(plan.filter(step => /(SCAN|SEARCH) outbox/.test(step)).every(step => step.includes('INDEX'))).toBe(
      true,
    )
    expect(outboxSummary(store.db)).toEqual({ waiting: 0, refused: 0, lastConfirmedAt: null })
  })
})
