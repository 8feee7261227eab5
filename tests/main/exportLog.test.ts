import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
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

const save = (path: string) => exportLog(store.db, { path, by: '2001', at: AT })

it('writes the whole log as JSON lines that anybody can verify, the export its last entry', async () => {
  const path = join(store.folder, 'log.jsonl')
  expect(await save(path)).toEqual({ ok: true, value: null })
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  const links = lines.map(text => JSON.parse(text) as AuditLink)
  expect(links).toEqual([...auditLinks(store.db)])
  expect(verifyChain(links, sha256)).toEqual({ ok: true, value: { entries: 2502 } })
  expect(links.at(-1)).toMatchObject({ action: 'audit.exported', actor: '2001' })
  expect(statSync(path).mode & 0o077).toBe(0)
})

it('says where a file cannot be written, and leaves nothing half written', async () => {
  const path = join(store.folder, 'gone', 'log.jsonl')
  expect(await save(path)).toEqual({ ok: false, error: { code: 'folder-unwritable' } })
  expect(readdirSync(store.folder).filter(name => name.endsWith('.part'))).toEqual([])
})
