import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Response } from '../../../src/contract/ipc/channels.ts'
import { member } from '../samples.ts'
import { signedIn } from '../signedIn.ts'

type Hits = Response<'duplicates:check'>
const elsewhere: Hits = { hits: [{ by: 'document', storeName: 'Harmoor Hai' }] }

/** A clerk at the form, with a clock that the test moves. */
async function atTheForm() {
  const session = await signedIn({ 'duplicates:check': () => ({ ok: true, value: elsewhere }) })
  vi.useFakeTimers()
  return session
}
afterEach(() => {
  vi.useRealTimers()
})
const passes = () => vi.advanceTimersByTimeAsync(1000)

describe('cards that another counter had given too', () => {
  it('are asked about when a member’s card becomes another, and not at every step of its record', async () => {
    const { store, bridge } = await signedIn()
    const row = member(1, { state: 'stored' })
    store.getState().putMember(row)
    const asked = () => bridge.callsOf('members:cardsMadeAnew').length
    const before = asked()
    bridge.tell('members:changed', member(1, { state: 'sending' }))
    expect(asked()).toBe(before)
    bridge.tell('members:changed', { ...row, cardNumber: '001020000011' })
    expect(asked()).toBe(before + 1)
  })
})

describe('members of other stores', () => {
  it('are asked about once a document is whole, and not while it is typed', async () => {
    const { store, bridge } = await atTheForm()
    store.getState().type('nationality', 'VNM')
    for (const typed of ['0011', '00119900', '001199000123']) store.getState().type('number', typed)
    await passes()
    expect(bridge.callsOf('duplicates:check')).toEqual([
      { document: { number: '001199000123', nationality: 'VNM' }, phone: null },
    ])
    expect(store.getState().duplicateHits).toEqual(elsewhere.hits)
  })

  it('are spoken of no more as soon as the document is another one', async () => {
    const { store } = await atTheForm()
    store.getState().type('nationality', 'VNM')
    store.getState().type('number', '001199000123')
    await passes()
    store.getState().type('number', '00119900012')
    expect(store.getState().duplicateHits).toEqual([])
  })

  it('of the last customer are not told of the next', async () => {
    const { store, bridge } = await atTheForm()
    let answer: (hits: Hits) => void = () => {}
    const late = new Promise<Hits>(resolve => {
      answer = resolve
    })
    bridge.answer({ 'duplicates:check': () => late.then(value => ({ ok: true, value })) })
    store.getState().type('phone', '0912345678')
    await passes()
    store.getState().startForm()
    answer({ hits: [{ by: 'phone', storeName: 'Harmoor Hai' }] })
    await passes()
    expect(store.getState().duplicateHits).toEqual([])
  })

  it('do not hold up a form when the answer is a fault', async () => {
    const { store, bridge } = await atTheForm()
    bridge.answer({ 'duplicates:check': () => ({ ok: false, fault: { code: 'not-now' } }) })
    store.getState().type('phone', '0912345678')
    await passes()
    expect(store.getState().duplicateHits).toEqual([])
    expect(store.getState().saveFault).toBe(null)
  })
})
