import { describe, expect, it } from 'vitest'
import { anyEntry } from '../../../src/renderer/state/auditSlice.ts'
import { auditEntries, soundLog } from '../auditSamples.ts'
import { held } from '../fakeBridge.ts'
import { signedIn } from '../signedIn.ts'

const page = (newest: number, count: number, more: boolean) => ({
  ok: true as const,
  value: { entries: auditEntries(newest, count), more },
})

describe('the audit log as a supervisor sees it', () => {
  it('is read page by page, each from where the one before ended', async () => {
    const { now, bridge } = await signedIn({
      'audit:search': ({ before }) => (before === null ? page(90, 50, true) : page(40, 40, false)),
    })
    await now().searchAudit({ ...anyEntry, actor: '1001' })
    await now().olderAudit()
    expect(bridge.callsOf('audit:search').map(({ before, actor }) => [before, actor])).toEqual([
      [null, '1001'],
      [41, '1001'],
    ])
    expect(now().auditEntries?.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 90 }, (_, at) => 90 - at),
    )
    expect(now().auditMore).toBe(false)
  })

  it('does not show the answer to what was looked for before', async () => {
    const slow = held<ReturnType<typeof page>>()
    const { now } = await signedIn({
      'audit:search': ({ actor }) => (actor === 'system' ? slow.promise : page(9, 3, false)),
    })
    const first = now().searchAudit({ ...anyEntry, actor: 'system' })
    await now().searchAudit(anyEntry)
    slow.release(page(90, 50, true))
    await first
    expect(now().auditEntries).toHaveLength(3)
  })

  it('is verified once at a time, with progress, and the result stays', async () => {
    const slow = held<{ ok: true; value: typeof soundLog }>()
    const { now, bridge } = await signedIn({ 'audit:verify': () => slow.promise })
    const first = now().verifyAudit()
    await now().verifyAudit()
    bridge.tell('audit:progress', { done: 5, total: 10 })
    expect(now().auditProgress).toEqual({ done: 5, total: 10 })
    slow.release({ ok: true, value: soundLog })
    await first
    expect(bridge.callsOf('audit:verify')).toHaveLength(1)
    expect(now()).toMatchObject({ auditProgress: null, auditFindings: soundLog })
    bridge.tell('audit:progress', { done: 9, total: 10 })
    expect(now().auditProgress).toBeNull()
  })

  it('says where it was saved, and nothing where the supervisor thought better of it', async () => {
    const { now, bridge } = await signedIn()
    await now().exportAudit()
    expect(now().auditSavedTo).toBe('/saves/nhat-ky-2026-03-02.jsonl')
    bridge.answer({ 'audit:export': () => ({ ok: true, value: { savedAs: null } }) })
    await now().exportAudit()
    expect(now().auditSavedTo).toBeNull()
  })

  it('is gone from the screen once the supervisor has left', async () => {
    const { now } = await signedIn({ 'audit:search': () => page(9, 3, false) })
    await now().searchAudit(anyEntry)
    await now().signOut()
    expect(now().auditEntries).toBeNull()
  })
})
