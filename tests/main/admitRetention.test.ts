import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Role } from '../../src/domain/staff/roles.ts'
import type { IpcContext } from '../../src/main/ipc/context.ts'
import { handleRetention } from '../../src/main/ipc/retention.ts'
import { retainDays } from '../../src/store/retention/window.ts'
import { makeStore, type TestStore } from '../store/counterFixture.ts'

type Served = (event: unknown, request: unknown) => Promise<unknown>
const { served } = vi.hoisted(() => ({ served: new Map<string, Served>() }))
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, work: Served) => served.set(channel, work) },
}))
vi.mock('../../src/main/windows/trustedSender.ts', () => ({ isTrustedSender: () => true }))

let store: TestStore
let role: Role
let isOpen: boolean
beforeEach(() => {
  store = makeStore()
  role = 'supervisor'
  isOpen = true
  const context = {
    app: { open: () => (isOpen ? { db: store.db } : null) },
    signedIn: () => ({ staffNumber: '2001', name: 'Lê Thị Giám Sát', role }),
  }
  handleRetention(context as unknown as IpcContext)
})
afterEach(() => store.remove())

const call = (channel: string, request: unknown) => served.get(channel)?.({}, request)
const audited = () =>
  store.db.prepare(`SELECT count(*) FROM audit WHERE action = 'retention.set'`).pluck().get()

it('[RET1] lets a supervisor set how long facts stay, and writes that down', async () => {
  expect(await call('retention:days', {})).toEqual({ ok: true, value: { days: 30 } })
  expect(await call('retention:set', { days: 14 })).toEqual({ ok: true, value: { days: 14 } })
  expect(await call('retention:days', {})).toEqual({ ok: true, value: { days: 14 } })
  expect(audited()).toBe(1)
})

it('changes nothing for a clerk, for days that cannot be, or while the store is closed', async () => {
  const refused = (code: string) => ({ ok: false, fault: { code } })
  expect(await call('retention:set', { days: 0 })).toEqual(refused('malformed-request'))
  role = 'clerk'
  expect(await call('retention:set', { days: 14 })).toEqual(refused('not-allowed'))
  expect(await call('retention:days', {})).toEqual(refused('not-allowed'))
  role = 'supervisor'
  isOpen = false
  expect(await call('retention:set', { days: 14 })).toEqual(refused('not-now'))
  expect([retainDays(store.db), audited()]).toEqual([30, 0])
})
