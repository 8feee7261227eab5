import { describe, expect, it } from 'vitest'
import type { Reply } from '../../../src/contract/ipc/channels.ts'
import { held } from '../fakeBridge.ts'
import { member } from '../samples.ts'
import { signedIn } from '../signedIn.ts'

const one = member(1, { state: 'stored' })

describe('finding a member', () => {
  it('shows what main found, and nothing once the field is empty again', async () => {
    const { now, bridge } = await signedIn({ 'members:find': () => ({ ok: true, value: [one] }) })
    await now().find('nguyen mau')
    expect(now().found).toEqual([one])
    await now().find('  ')
    expect(now().found).toBeNull()
    expect(bridge.callsOf('members:find')).toEqual([{ typed: 'nguyen mau' }])
  })

  it('shows the answer to what stands in the field, not to what stood there before', async () => {
    const slow = held<Reply<'members:find'>>()
    const { now, bridge } = await signedIn({ 'members:find': () => slow.promise })
    const first = now().find('ng')
    bridge.answer({ 'members:find': () => ({ ok: true, value: [one] }) })
    await now().find('nguyen')
    slow.release({ ok: true, value: [] })
    await first
    expect(now().found).toEqual([one])
    expect(now().finding).toBe(false)
  })

  it('says so when main refuses, and keeps what was found', async () => {
    const { now, bridge } = await signedIn({ 'members:find': () => ({ ok: true, value: [one] }) })
    await now().find('mau')
    bridge.answer({ 'members:find': () => ({ ok: false, fault: { code: 'unexpected' } }) })
    await now().find('mau 2')
    expect(now().findFault).toEqual({ code: 'unexpected' })
    expect(now().found).toEqual([one])
  })

  const leaving = { memberId: one.memberId, numberAgain: '1', requester: 'customer', reason: '' } as const

  it('keeps the member where no supervisor has approved', async () => {
    const { now } = await signedIn({
      'members:find': () => ({ ok: true, value: [one] }),
      'members:cancel': () => ({ ok: true, value: { outcome: 'queued' } }),
    })
    await now().find('mau')
    expect(await now().cancelMember(leaving)).toEqual({ outcome: 'queued' })
    expect(now()).toMatchObject({ found: [one], cancelled: null })
  })

  it('takes a cancelled member off every list, and says which card it was', async () => {
    const { now } = await signedIn({
      'members:find': () => ({ ok: true, value: [one] }),
      'members:recent': () => ({ ok: true, value: [one] }),
      'members:cancel': () => ({
        ok: true,
        value: {
          outcome: 'cancelled',
          memberId: one.memberId,
          cardNumber: one.cardNumber,
          cancelledAt: one.enrolledAt,
        },
      }),
    })
    await now().find('mau')
    expect(await now().cancelMember(leaving)).toMatchObject({ outcome: 'cancelled' })
    expect(now().found).toEqual([])
    expect(now().members).toEqual([])
    expect(now().cancelled).toEqual({ memberId: one.memberId, cardNumber: one.cardNumber })
  })

  it('keeps the member when main will not cancel', async () => {
    const { now } = await signedIn({
      'members:find': () => ({ ok: true, value: [one] }),
      'members:cancel': () => ({ ok: false, fault: { code: 'number-not-the-same' } }),
    })
    await now().find('mau')
    expect(await now().cancelMember(leaving)).toBeNull()
    expect(now().found).toEqual([one])
    expect(now().findFault).toEqual({ code: 'number-not-the-same' })
  })

  it('forgets what was found at sign-out', async () => {
    const { now } = await signedIn({ 'members:find': () => ({ ok: true, value: [one] }) })
    await now().find('mau')
    await now().signOut()
    expect(now().found).toBeNull()
    expect(now().findTyped).toBe('')
  })
})
