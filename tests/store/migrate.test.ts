import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate, newestVersion, versionOf } from '../../src/store/migrate.ts'
import { makeStore, type TestStore } from './counterFixture.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore(false)
})
afterEach(() => store.remove())

it('brings a new store to the newest version, and migrating again changes nothing', () => {
  const schema = () => store.db.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all()
  const before = schema()
  migrate(store.db)
  expect(versionOf(store.db)).toBe(newestVersion)
  expect(schema()).toEqual(before)
})

it('keeps every table strict, so that no column holds what it should not', () => {
  const tables = store.db.pragma('table_list') as {
    name: string
    schema: string
    strict: number
    type: string
  }[]
  const own = tables.filter(table => table.type === 'table' && !table.name.startsWith('sqlite_'))
  expect(own.map(table => table.name).sort()).toEqual([
    'asker_known',
    'audit',
    'cancelled_member',
    'card_made_anew',
    'changed_member',
    'checkpoint',
    'consent',
    'consent_change',
    'consent_evidence',
    'counter',
    'draft',
    'duplicate_bucket',
    'duplicate_epoch',
    'duplicate_page',
    'duplicate_recent',
    'duplicate_store',
    'fact_change',
    'feed',
    'feed_unread',
    'fetched_member',
    'member',
    'member_case',
    'notice',
    'outbox',
    'proposal',
    'register_event',
    'retention',
    'seen_rejection',
    'serial',
    'setting',
    'shrunk_member',
    'staff',
    'store_name',
    'waiting_act',
  ])
  expect(own.every(table => table.strict === 1)).toBe(true)
})

it('has columns for the eight facts and for nothing else about a customer', () => {
  const columns = (store.db.pragma('table_info(member)') as { name: string }[]).map(column => column.name)
  const facts = ['number', 'full_name', 'gender', 'date_of_birth', 'nationality', 'address', 'phone', 'email']
  const record = ['member_id', 'card_number', 'enrolled_at', 'enrolled_by', 'salt', 'revision']
  expect(columns.sort()).toEqual([...facts, ...record].sort())
})
