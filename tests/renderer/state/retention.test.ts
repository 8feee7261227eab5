import { describe, expect, it } from 'vitest'
import type { Reply } from '../../../src/contract/ipc/channels.ts'
import { held } from '../fakeBridge.ts'
import { counter } from '../samples.ts'
import { signedIn } from '../signedIn.ts'

describe('how long data stays on this machine', () => {
  it('shows what holds', async () => {
    const { now } = await signedIn({ 'retention:days': () => ({ ok: true, value: { days: 45 } }) })
    await now().loadRetention()
    expect(now()).toMatchObject({ retainDays: 45, retentionSet: false, retentionFault: null })
  })

  it('is changed once, however often the button is pressed, and shown as main then says it', async () => {
    const answer = held<Reply<'retention:set'>>()
    const { now, bridge } = await signedIn({ 'retention:set': () => answer.promise })
    await now().loadRetention()
    const asked = [now().setRetention(14), now().setRetention(14)]
    expect(now()).toMatchObject({ retainDays: 30, retentionBusy: true, retentionSet: false })
    answer.release({ ok: true, value: { days: 14 } })
    await Promise.all(asked)
    expect(bridge.callsOf('retention:set')).toEqual([{ days: 14 }])
    expect(now()).toMatchObject({ retainDays: 14, retentionBusy: false, retentionSet: true })
  })

  it('stays as it was where main refuses, and says why', async () => {
    const { now } = await signedIn({
      'retention:set': () => ({ ok: false, fault: { code: 'not-allowed' } }),
    })
    await now().loadRetention()
    await now().setRetention(14)
    expect(now()).toMatchObject({
      retainDays: 30,
      retentionSet: false,
      retentionFault: { code: 'not-allowed' },
    })
  })

  it('puts away what was said when the panel is opened again, and when somebody else signs in', async () => {
    const { now } = await signedIn()
    await now().setRetention(14)
    await now().loadRetention()
    expect(now().retentionSet).toBe(false)
    now().setApp({ phase: 'sign-in', counter })
    expect(now().retainDays).toBeNull()
  })
})
