import { describe, expect, it } from 'vitest'
import { createAppStore } from '../../../src/renderer/state/store.ts'
import { createFakeBridge, createMemory } from '../fakeBridge.ts'
import { counter, online, ready } from '../samples.ts'
import { signedIn } from '../signedIn.ts'

describe('the way in', () => {
  it('shows what main says it waits for, and goes on when main says so', async () => {
    const { now, bridge } = await signedIn({
      'app:state': () => ({ ok: true, value: { phase: 'passphrase', firstTime: true } }),
    })
    expect(now().app).toEqual({ phase: 'passphrase', firstTime: true })
    bridge.tell('app:state', { phase: 'sign-in', counter })
    expect(now().app.phase).toBe('sign-in')
  })

  it('takes what is pressed on a screen that came before the answer to the press that led to it', async () => {
    const answers: (() => void)[] = []
    const recovery = { phase: 'recovery-code', code: 'AAAAA-BBBBB' } as const
    const { now, bridge } = await signedIn({
      'app:state': () => ({ ok: true, value: recovery }),
      'counter:confirmRecoveryCode': () =>
        new Promise(answer => {
          answers.push(() => answer({ ok: true, value: { phase: 'sign-in', counter } }))
        }),
    })
    const confirmed = now().confirmRecoveryCode('BBBBB')
    bridge.tell('app:state', { phase: 'sign-in', counter })
    expect(now().doorBusy).toBe(false)
    await now().signIn('1001', '123456')
    expect(now().app).toEqual(ready)
    answers[0]?.()
    await confirmed
    expect(now()).toMatchObject({ app: ready, doorBusy: false })
  })

  it('keeps the door shut and says for how long after too many wrong PINs', async () => {
    const { now } = await signedIn({
      'app:state': () => ({ ok: true, value: { phase: 'sign-in', counter } }),
      'staff:signIn': () => ({ ok: false, fault: { code: 'locked-out', values: { minutes: 4 } } }),
    })
    await now().signIn('1001', '123456')
    expect(now().doorFault).toEqual({ code: 'locked-out', values: { minutes: 4 } })
    expect(now().app.phase).toBe('sign-in')
  })

  it('fetches notices, today’s list and the connection once somebody is in', async () => {
    const { now } = await signedIn()
    expect(now().app).toEqual(ready)
    expect(now().notices.vi?.language).toBe('vi')
    expect(now().notices.en?.language).toBe('en')
    expect(now().members).toEqual([])
    expect(now().sync).toEqual(online)
  })
})

describe('recovering a counter that lost its keys', () => {
  const lost = { phase: 'store-fault', fault: 'key-missing', dataFolder: '/data', recoverable: true } as const

  it('takes the code on paper, or headquarters’ address with its one-time code', async () => {
    const { now, bridge } = await signedIn({ 'app:state': () => ({ ok: true, value: lost }) })
    await now().recover('AAAAA-BBBBB', null, null)
    await now().recover('ABCD-2345', 'bốn từ thật dễ nhớ', 'https://hq.example')
    expect(bridge.callsOf('counter:recover')).toEqual([
      { code: 'AAAAA-BBBBB', passphrase: null, headquarters: null },
      { code: 'ABCD-2345', passphrase: 'bốn từ thật dễ nhớ', headquarters: 'https://hq.example' },
    ])
    expect(now().app.phase).toBe('sign-in')
  })

  it('says why headquarters did not help, and stays where it was', async () => {
    const { now } = await signedIn({
      'app:state': () => ({ ok: true, value: lost }),
      'counter:recover': () => ({ ok: false, fault: { code: 'escrow-unusable' } }),
    })
    await now().recover('ABCD-2345', null, 'https://hq.example')
    expect(now()).toMatchObject({ app: lost, doorFault: { code: 'escrow-unusable' } })
    now().clearDoorFault()
    expect(now().doorFault).toBeNull()
  })
})

describe('the language', () => {
  it('is Vietnamese at first, and the choice is remembered', async () => {
    const { now, memory, bridge } = await signedIn()
    expect(now().language).toBe('vi')
    now().setLanguage('en')
    expect(now().language).toBe('en')
    expect(createAppStore(bridge, memory).getState().language).toBe('en')
  })

  it('falls back to Vietnamese when what is remembered is no language', () => {
    const memory = createMemory()
    memory.setItem('language', 'xx')
    expect(createAppStore(createFakeBridge(), memory).getState().language).toBe('vi')
  })
})

describe('sending now', () => {
  it('asks once at a time and shows what came of it', async () => {
    const { now, bridge } = await signedIn({
      'sync:now': () => ({ ok: true, value: { ...online, connection: 'offline', waiting: 3 } }),
    })
    await Promise.all([now().sendNow(), now().sendNow()])
    expect(bridge.callsOf('sync:now')).toHaveLength(1)
    expect(now().sync).toMatchObject({ connection: 'offline', waiting: 3 })
  })
})
