import { describe, expect, it } from 'vitest'
import { completeFields, locked, ready } from '../samples.ts'
import { settled, signedIn } from '../signedIn.ts'

describe('a counter that locks', () => {
  it('keeps the form for the same person', async () => {
    const { store, bridge, now } = await signedIn()
    store.setState({ fields: completeFields() })
    const { enrolmentId } = now()
    bridge.tell('app:state', locked)
    bridge.tell('app:state', ready)
    expect(now().enrolmentId).toBe(enrolmentId)
    expect(now().fields).toEqual(completeFields())
  })

  it('leaves nothing of the first person’s form to another who signs in', async () => {
    const { store, bridge, now } = await signedIn()
    store.setState({ fields: completeFields() })
    now().go({ page: 'staff' })
    bridge.tell('app:state', locked)
    if (ready.phase !== 'ready') throw new Error('not ready')
    bridge.tell('app:state', { ...ready, staff: { ...ready.staff, staffNumber: '1002' } })
    expect(now().fields.fullName.text).toBe('')
    expect(now().place).toEqual({ page: 'enrolment' })
  })

  it('says how long is left, and that somebody touched it', async () => {
    const { bridge, now } = await signedIn()
    bridge.tell('staff:idle', { secondsLeft: 12 })
    expect(now().idleSeconds).toBe(12)
    now().touch()
    bridge.tell('staff:idle', { secondsLeft: null })
    expect([now().idleSeconds, bridge.callsOf('staff:touch')]).toEqual([null, [{}]])
  })
})

describe('a PIN that was made for somebody', () => {
  it('is shown until it was told, and gone when its maker leaves', async () => {
    const { bridge, now } = await signedIn()
    await now().resetPin('1002', 'Phạm Thị Thử')
    expect(now().madePin).toEqual({
      staffNumber: '1002',
      name: 'Phạm Thị Thử',
      pin: '739164',
      isFirst: false,
    })
    bridge.tell('app:state', { phase: 'starting' })
    expect(now().madePin).toBeNull()
  })
})

describe('a correction that needs a supervisor', () => {
  const proposal = {
    correctionId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b12',
    changes: [{ fact: 'fullName' as const, from: 'Nguyễn Thị Mẫu', to: 'Nguyễn Thị Mẫn' }],
    reason: 'Gõ nhầm',
  }

  it('gives what came of it, and puts only one before a supervisor at a time', async () => {
    const { bridge, now } = await signedIn({
      'approvals:request': () => ({ ok: true, value: { outcome: 'turned-away', rejection: 'Khác' } }),
    })
    const both = Promise.all([now().requestApproval(proposal), now().requestApproval(proposal)])
    expect(await both).toEqual([{ outcome: 'turned-away', rejection: 'Khác' }, null])
    expect(bridge.callsOf('approvals:request')).toHaveLength(1)
    expect(now()).toMatchObject({ coSigning: false, lastOutcome: { outcome: 'turned-away' } })
  })

  it('is told in words when main refuses it', async () => {
    const { now } = await signedIn({
      'approvals:request': () => ({ ok: false, fault: { code: 'facts-changed' } }),
    })
    expect(await now().requestApproval(proposal)).toBeNull()
    await settled()
    expect(now().approvalFault).toEqual({ code: 'facts-changed' })
  })
})
