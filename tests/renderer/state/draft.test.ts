import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { completeFields } from '../samples.ts'
import { readyToSave, signedIn } from '../signedIn.ts'

const kept = (enrolmentId = '2f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b22') => ({
  draft: {
    enrolmentId,
    fields: completeFields(),
    consent: { purposes: ['membership' as const], method: 'signature' as const, readIn: 'vi' as const },
  },
  startedBy: { staffNumber: '1001', name: 'Trần Văn Thử' },
  startedAt: '2026-03-02T07:00:00.000Z',
  keptAt: '2026-03-02T07:01:00.000Z',
})

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})
const start = async (...special: Parameters<typeof signedIn>) => {
  const started = signedIn(...special)
  await vi.runAllTimersAsync()
  return started
}

describe('a form being filled in', () => {
  it('is kept half a second after the last keystroke, once', async () => {
    const { now, bridge } = await start()
    for (const text of ['N', 'Ng', 'Nguyễn']) {
      now().type('fullName', text)
      await vi.advanceTimersByTimeAsync(200)
    }
    expect(bridge.callsOf('drafts:keep')).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(500)
    const [draft, ...more] = bridge.callsOf('drafts:keep')
    expect(draft).toMatchObject({ enrolmentId: now().enrolmentId, fields: { fullName: { text: 'Nguyễn' } } })
    expect(more).toEqual([])
  })

  it('is kept before signing out, so that nothing typed is lost', async () => {
    const { now, bridge } = await start()
    now().type('phone', '0912')
    await now().signOut()
    expect(bridge.calls.map(call => call.channel).slice(-2)).toEqual(['drafts:keep', 'staff:signOut'])
  })

  it('is not kept again once it is saved', async () => {
    const ready = readyToSave()
    await vi.runAllTimersAsync()
    const { now, bridge } = await ready
    bridge.calls.length = 0
    await now().save()
    await vi.runAllTimersAsync()
    expect(now().saved).not.toBeNull()
    expect(bridge.callsOf('drafts:keep')).toEqual([])
  })

  it('goes from the store when it is thrown away', async () => {
    const { now, bridge } = await start()
    now().type('fullName', 'Nguyễn')
    const { enrolmentId } = now()
    await now().discardForm()
    expect(bridge.callsOf('drafts:drop')).toEqual([{ enrolmentId }])
    expect(now().fields.fullName.text).toBe('')
    expect(now().enrolmentId).not.toBe(enrolmentId)
  })
})

describe('a form that was left unfinished', () => {
  it('comes back with its fields, consents and id', async () => {
    const { now } = await start({ 'drafts:current': () => ({ ok: true, value: kept() }) })
    expect(now().keptDraft).toEqual(kept())
    expect(now().fields.fullName.text).toBe('')
    now().resumeDraft()
    const { draft } = kept()
    expect(now()).toMatchObject({
      enrolmentId: draft.enrolmentId,
      fields: draft.fields,
      ...draft.consent,
      keptDraft: null,
    })
  })

  it('is not overwritten while nobody has decided about it', async () => {
    const { now, bridge } = await start({ 'drafts:current': () => ({ ok: true, value: kept() }) })
    now().type('fullName', 'Ai')
    await vi.runAllTimersAsync()
    expect(bridge.callsOf('drafts:keep')).toEqual([])
  })

  it('can be thrown away', async () => {
    const { now, bridge } = await start({ 'drafts:current': () => ({ ok: true, value: kept() }) })
    await now().dropKeptDraft()
    expect(now().keptDraft).toBeNull()
    expect(bridge.callsOf('drafts:drop')).toEqual([{ enrolmentId: kept().draft.enrolmentId }])
  })
})
