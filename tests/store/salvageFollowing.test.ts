import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { encodeSorted } from '../../src/domain/duplicates/riceSet.ts'
import { correctMember } from '../../src/store/correctMember.ts'
import { PAGE_SIZE } from '../../src/store/damage/pageCipher.ts'
import { salvageStore } from '../../src/store/damage/salvage.ts'
import { beginEpoch } from '../../src/store/duplicates/epoch.ts'
import { epochOf, haveOf, keepPages } from '../../src/store/duplicates/pages.ts'
import { enrol } from '../../src/store/enrol.ts'
import { applyPage } from '../../src/store/feed/applyPage.ts'
import { feedPlace } from '../../src/store/feed/cursor.ts'
import { openStore } from '../../src/store/open.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { AT, enrolment, makeStore, random } from './counterFixture.ts'

const none = encodeSorted([])

it('a store salvaged from damage has its own corrections, and asks for all that headquarters said again', () => {
  const store = makeStore()
  const { db, file, key } = store
  const made = enrol(db, enrolment(1), random)
  if (!made.ok) throw new Error('not enrolled')
  const { memberId, cardNumber } = made.value
  const changes = [{ fact: 'phone', from: '+84925186878', to: '+84925186879' } as const]
  const by = { reason: 'r', proposedBy: '1001', approval: null }
  correctMember(db, { correctionId: memberId, memberId, cardNumber, changes, ...by }, random, AT)
  const change = { kind: 'store', body: { code: '002', name: 'Harmoor Hai' } } as const
  applyPage(db, { items: [{ seq: 9, change }], cursor: 9, atEnd: true }, AT)
  beginEpoch(db, 3)
  const entries = { added: encodeSorted([7]), removed: none }
  keepPages(db, [
    { storeCode: '002', from: 0, to: 5, document: entries, phone: { added: none, removed: none } },
  ])
  db.pragma('wal_checkpoint(TRUNCATE)')
  const page = db
    .prepare(`SELECT pageno FROM dbstat WHERE name = 'member' AND pagetype = 'leaf'`)
    .pluck()
    .get()
  db.close()
  const bytes = readFileSync(file)
  bytes.fill(0x5a, (Number(page) - 1) * PAGE_SIZE, Number(page) * PAGE_SIZE)
  writeFileSync(file, bytes)

  const salvaged = `${file}.salvaged`
  const report = salvageStore(file, key, salvaged)
  expect(report).toMatchObject({ ok: true })
  const opened = openStore(salvaged, key)
  if (!opened.ok) throw new Error(opened.error)
  expect(findMember(opened.value, memberId)?.facts.phone).toBe('+84925186879')
  expect(feedPlace(opened.value)).toEqual({ cursor: 0, complete: false })
  expect([epochOf(opened.value), haveOf(opened.value)]).toEqual([null, {}])
  opened.value.close()
  rmSync(store.folder, { recursive: true })
})
