import { describe, expect, it } from 'vitest'
import { factsOfSample, locked, qrReading, ready } from '../samples.ts'
import { settled, signedIn } from '../signedIn.ts'

const memberId = '0d9f7c11-3a54-4c8f-8a34-5b8d1f1f1f1f'

async function begun(special: Parameters<typeof signedIn>[0] = {}) {
  const session = await signedIn(special)
  session.now().go({ page: 'member', memberId })
  await session.now().loadMember(memberId)
  session.now().startCorrection()
  return session
}
type Now = Awaited<ReturnType<typeof begun>>['now']
const retype = (now: Now, phone: string) =>
  now().editCorrection({ texts: { ...now().correction?.texts, phone }, reason: 'Khách đổi số' })

describe('a correction on a member’s page', () => {
  it('shows what stands of a fact once it is chosen, for a correction and no other fact', async () => {
    const { now, bridge } = await begun()
    expect(bridge.callsOf('members:reveal')).toEqual([])
    await now().chooseFact('phone')
    expect(bridge.callsOf('members:reveal')).toEqual([{ memberId, purpose: 'correction', facts: ['phone'] }])
    expect(now().standing).toEqual({ phone: factsOfSample.phone })
    await now().chooseFact('phone')
    expect(now().correction?.chosen).toEqual([])
  })

  it('sends old and new, and says in place what came of it', async () => {
    const { now, bridge } = await begun({
      'approvals:request': () => ({ ok: true, value: { outcome: 'queued' } }),
    })
    await now().chooseFact('phone')
    retype(now, '0912 345 679')
    await now().sendCorrection()
    expect(bridge.callsOf('approvals:request')).toMatchObject([
      {
        memberId,
        changes: [{ fact: 'phone', from: '+84912345678', to: '+84912345679' }],
        reason: 'Khách đổi số',
      },
    ])
    expect(now().correctionOutcome).toEqual({ outcome: 'queued' })
    expect(now().correction).toBeNull()
    // On the page of the next member it would be told of the wrong one.
    now().leaveMember()
    expect(now().correctionOutcome).toBeNull()
  })

  it('sends nothing that is wrong, the same, without a reason or of nothing', async () => {
    const { now, bridge } = await begun()
    await now().sendCorrection()
    await now().chooseFact('phone')
    for (const phone of ['12', '+84912345678']) {
      retype(now, phone)
      await now().sendCorrection()
    }
    retype(now, '0912345679')
    now().editCorrection({ reason: ' ' })
    await now().sendCorrection()
    expect(bridge.callsOf('approvals:request')).toEqual([])
    expect(now().correctionTried).toBe(true)
  })

  it('outlives a lock, and masks what stands until it is shown anew', async () => {
    const { now, bridge } = await begun()
    await now().chooseFact('phone')
    await now().chooseFact('address')
    retype(now, '0912345679')
    now().setApp(locked)
    expect(now().standing).toEqual({})
    // What was only shown is gone; what was typed is not.
    expect(now().correction?.texts).toEqual({ phone: '0912345679' })
    now().setApp(ready)
    await now().sendCorrection()
    expect(bridge.callsOf('approvals:request')).toEqual([])
    await now().showStanding()
    expect(now().correction).toMatchObject({
      chosen: ['address', 'phone'],
      texts: { phone: '0912345679', address: factsOfSample.address },
      reason: 'Khách đổi số',
    })
  })

  it('shows nothing that arrives after the counter was locked', async () => {
    const { now } = await begun()
    const chosen = now().chooseFact('phone')
    now().setApp(locked)
    await chosen
    expect(now().standing).toEqual({})
  })

  it('[APR5] takes the new values from a document that is read again for this member, and leaves it to main what it said', async () => {
    const { now, bridge } = await begun({ 'documents:read': () => ({ ok: true, value: qrReading }) })
    await now().readForCorrection({ image: new Blob([new Uint8Array([1])]) })
    expect(bridge.callsOf('documents:read')).toMatchObject([{ readFor: 'correction', memberId }])
    bridge.answer({
      'members:reveal': () => ({ ok: true, value: { memberId, facts: { fullName: 'Nguyễn Thị Mậu' } } }),
    })
    await now().chooseFact('fullName')
    now().editCorrection({ reason: 'Gõ nhầm dấu' })
    await now().sendCorrection()
    const [sent] = bridge.callsOf('approvals:request')
    expect(sent).toMatchObject({
      changes: [{ fact: 'fullName', from: 'Nguyễn Thị Mậu', to: 'Nguyễn Thị Mẫu' }],
    })
    expect(sent).not.toHaveProperty('reading')
    // Nothing of it touched the form of the customer who is being enrolled.
    expect(now().fields.fullName.text).toBe('')
  })

  it('keeps the form where a supervisor turns it away, as another correction, and says why', async () => {
    const { now } = await begun({
      'approvals:request': () => ({
        ok: true,
        value: { outcome: 'turned-away', rejection: 'Chưa xem giấy tờ' },
      }),
    })
    await now().chooseFact('phone')
    retype(now, '0912345679')
    const first = now().correction?.correctionId
    await now().sendCorrection()
    expect(now().correctionOutcome).toMatchObject({ rejection: 'Chưa xem giấy tờ' })
    expect(now().correction).toMatchObject({ chosen: ['phone'], texts: { phone: '0912345679' } })
    expect(now().correction?.correctionId).not.toBe(first)
  })

  it('where facts changed meanwhile, says so and asks to look at what stands again', async () => {
    const { now } = await begun({
      'approvals:request': () => ({ ok: false, fault: { code: 'facts-changed' } }),
    })
    await now().chooseFact('phone')
    retype(now, '0912345679')
    await now().sendCorrection()
    expect(now().correctionFault).toEqual({ code: 'facts-changed' })
    expect(now().standing).toEqual({})
    expect(now().correction?.texts.phone).toBe('0912345679')
  })

  it('is one correction, however often it is sent, until something in it is changed', async () => {
    const { now, bridge } = await begun({
      'approvals:request': () => ({ ok: false, fault: { code: 'disk-full' } }),
    })
    await now().chooseFact('phone')
    retype(now, '0912345679')
    await Promise.all([now().sendCorrection(), now().sendCorrection()])
    await now().sendCorrection()
    await settled()
    const ids = bridge.callsOf('approvals:request').map(({ correctionId }) => correctionId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  it('goes with whoever signs out', async () => {
    const { now } = await begun()
    await now().chooseFact('phone')
    await now().signOut()
    expect(now().correction).toBeNull()
  })
})
