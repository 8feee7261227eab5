import { describe, expect, it } from 'vitest'
import { held } from '../fakeBridge.ts'
import { locked, pageOf } from '../samples.ts'
import { settled, signedIn } from '../signedIn.ts'

const memberId = '0d9f7c11-3a54-4c8f-8a34-5b8d1f1f1f1f'

async function opened(special: Parameters<typeof signedIn>[0] = {}) {
  const session = await signedIn(special)
  session.now().go({ page: 'member', memberId })
  await session.now().loadMember(memberId)
  return session
}

describe('the page of a member', () => {
  it('is masked until a purpose is named, and says for which it is shown', async () => {
    const { now, bridge } = await opened()
    expect(now().memberPage).toEqual(pageOf(memberId))
    expect(now().revealed).toBeNull()
    await now().reveal('contact', ['phone'])
    expect(bridge.callsOf('members:reveal')).toEqual([{ memberId, purpose: 'contact', facts: ['phone'] }])
    expect(now().revealed).toEqual({ purpose: 'contact', facts: { phone: '+84912345678' } })
  })

  it('hides what was shown on leaving and on locking', async () => {
    const { now } = await opened()
    await now().reveal('service')
    now().setApp(locked)
    expect(now().revealed).toBeNull()
    const again = await opened()
    await again.now().reveal('service')
    again.now().leaveMember()
    expect(again.now().revealed).toBeNull()
  })

  it('shows nothing that arrives after the counter was locked or the page left', async () => {
    const answer = held<{ ok: true; value: { memberId: string; facts: { phone: string } } }>()
    const { now } = await opened({ 'members:reveal': () => answer.promise })
    const asked = now().reveal('service', ['phone'])
    now().setApp(locked)
    answer.release({ ok: true, value: { memberId, facts: { phone: '+84912345678' } } })
    expect(await asked).toBe(false)
    expect(now().revealed).toBeNull()
  })

  it('asks once, however often a purpose is pressed', async () => {
    const { now, bridge } = await opened()
    await Promise.all([now().reveal('service'), now().reveal('service'), now().reveal('contact')])
    expect(bridge.callsOf('members:reveal')).toHaveLength(1)
  })

  it('says why nothing is shown', async () => {
    const { now } = await opened({
      'members:reveal': () => ({ ok: false, fault: { code: 'member-shrunk' } }),
    })
    expect(await now().reveal('service')).toBe(false)
    expect(now().revealFault).toEqual({ code: 'member-shrunk' })
    expect(now().revealed).toBeNull()
  })

  it('follows what main tells of the member on it', async () => {
    const { bridge } = await opened()
    const { member } = pageOf(memberId) as Extract<ReturnType<typeof pageOf>, { standing: 'here' }>
    bridge.tell('members:changed', member)
    await settled()
    expect(bridge.callsOf('members:of')).toHaveLength(2)
  })
})
