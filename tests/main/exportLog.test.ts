import { afterEach, beforeEach, expect, it } from 'vitest'
import { type AuditLink, verifyChain } from '../../src/domain/audit/chain.ts'
import { exportLog } from '../../src/main/audit/exportLog.ts'
import { inTransaction } from '../../src/store/database.ts'
import { appendAudit, auditLinks } from '../../src/store/repositories/audit.ts'
import { sha256 } from '../../src/store/sha256.ts'
import { AT, makeStore, type TestStore } from '../store/counterFixture.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
  inTransaction(store.db, () => {
    for (let at = 0; at < 2500; at += 1)
      appendAudit(store.db, {
        at: AT,
        actor: '1001',
        action: 'staff.signed-in',
        subject: null,
        commitment: null,
      })
  })
})
afterEach(() => store.remove())

it('gives the whole log as JSON lines that anybody can verify, the export its last entry', () => {
  const text = [...exportLog(store.db, { by: '2001', at: AT })].join('')
  const links = text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as AuditLink)
  expect(links).toEqual([...auditLinks(store.db)])
  expect(verifyChain(links, sha256)).toEqual({ ok: true, value: { entries: 2502 } })
  expect(links.at(-1)).toMatchObject({ action: 'audit.exported', actor: '2001' })
})
