import { describe, expect, it } from 'vitest'
import { answered, blankAnswer, renewalOf, type TypedAnswer } from '../../../src/renderer/state/answer.ts'
import { consentsOf, member } from '../samples.ts'
import { signedIn } from '../signedIn.ts'

const found = { ...member(1, { state: 'stored' }), asksAgain: true as const }
const { memberId } = found
const changeId = '4f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11'
const adult = { representative: false, own: true }
const child = { representative: true, own: true }
const signature = { aspect: 3000, strokes: [[1, 2, 3, 4]] }
const whole: TypedAnswer = { ...blankAnswer('vi'), changeId, purposes: ['membership'], way: 'signature' }

async function opened() {
  const session = await signedIn({ 'members:find': () => ({ ok: true, value: [found] }) })
  await session.now().find('mau')
  await session.now().loadConsents(memberId)
  return session
}

describe('a member’s consents', () => {
  it('are withdrawn one purpose at a time, and then no longer stand there', async () => {
    const { now, bridge } = await opened()
    expect(await now().withdrawConsent(changeId, 'contact', 'phone')).toBe(true)
    expect(bridge.callsOf('consents:withdraw')).toEqual([
      { memberId, changeId, purposes: ['contact'], method: 'phone' },
    ])
    expect(now().memberConsents?.agreed).toEqual(['membership'])
    expect(now().found?.[0]?.asksAgain).toBe(true)
  })

  it('are no longer asked again in the list once they were', async () => {
    const { now } = await opened()
    const renewal = renewalOf(whole, adult, '2026-01')
    if (!renewal) throw new Error('something is missing')
    expect(await now().renewConsents(renewal)).toBe(true)
    expect(now().memberConsents?.asksAgain).toBe(false)
    expect(now().found?.[0]).toEqual(member(1, { state: 'stored' }))
  })

  it('say what is in the way, and keep what was seen', async () => {
    const { now, bridge } = await opened()
    bridge.answer({ 'consents:withdraw': () => ({ ok: false, fault: { code: 'consent-not-given' } }) })
    expect(await now().withdrawConsent(changeId, 'contact', 'phone')).toBe(false)
    expect(now()).toMatchObject({
      memberConsentsFault: { code: 'consent-not-given' },
      memberConsents: consentsOf(memberId),
    })
  })

  it('are read again from the new notice when it changed meanwhile', async () => {
    const { now, bridge } = await opened()
    bridge.answer({ 'consents:renew': () => ({ ok: false, fault: { code: 'notice-outdated' } }) })
    const before = bridge.callsOf('notices:current').length
    const renewal = renewalOf(whole, adult, '2026-01')
    if (renewal) await now().renewConsents(renewal)
    expect(bridge.callsOf('notices:current').length).toBeGreaterThan(before)
  })
})

describe('an answer to a new notice', () => {
  it('begins with nothing ticked', () => {
    expect(blankAnswer('vi')).toMatchObject({ purposes: [], way: null, signature: null })
  })

  it('loses its signature when other purposes stand above it or the way changes, and its ticks with the text', () => {
    const signed = { ...whole, way: 'pad' as const, signature }
    expect(answered(signed, { purposes: ['membership', 'contact'] }).signature).toBeNull()
    expect(answered(signed, { way: 'signature' }).signature).toBeNull()
    expect(answered(signed, { language: 'en' })).toMatchObject({ purposes: [], signature: null })
    expect(answered(signed, { language: 'vi' })).toMatchObject({ purposes: ['membership'], signature })
    expect(answered(signed, { signature })).toMatchObject({ signature })
  })

  it('is kept only when it is whole', () => {
    expect(renewalOf(whole, adult, null)).toBeNull()
    expect(renewalOf({ ...whole, way: null }, adult, '2026-02')).toBeNull()
    expect(renewalOf({ ...whole, purposes: ['contact'] }, adult, '2026-02')).toBeNull()
    expect(renewalOf({ ...whole, way: 'pad' }, adult, '2026-02')).toBeNull()
    expect(renewalOf(whole, child, '2026-02')).toBeNull()
    expect(renewalOf({ ...whole, way: 'pad', signature }, adult, '2026-02')).toEqual({
      changeId,
      consent: { purposes: ['membership'], noticeVersion: '2026-02', language: 'vi', method: 'signature' },
      signature,
    })
    const mother = { fullName: 'Trần Thị Mẹ', relation: 'mother', childConsented: true } as const
    expect(renewalOf({ ...whole, representative: mother }, child, '2026-02')).toMatchObject({
      representative: mother,
    })
  })
})
