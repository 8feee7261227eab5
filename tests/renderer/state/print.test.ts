import { describe, expect, it, vi } from 'vitest'
import { createAppStore } from '../../../src/renderer/state/store.ts'
import { createFakeBridge, createMemory } from '../fakeBridge.ts'
import { letterSheet } from '../print/sheets.ts'
import { settled } from '../signedIn.ts'

async function atPreview(special: Parameters<typeof createFakeBridge>[0] = {}) {
  const printer = vi.fn()
  const bridge = createFakeBridge(special)
  const store = createAppStore(bridge, createMemory(), undefined, printer)
  store.getState().showSheet(letterSheet)
  await settled()
  return { printer, bridge, now: store.getState }
}
const refused = { ok: false, fault: { code: 'disk-full' } } as const

describe('a sheet before it is printed', () => {
  it('opens in its own language, and is printed in the one that was chosen', async () => {
    const { now } = await atPreview()
    expect(now().sheetLanguage).toBe('vi')
    now().setSheetLanguage('en')
    expect(now().sheetLanguage).toBe('en')
    expect(now().language).toBe('vi')
  })

  it('carries the e-mail address that the company has set, and none where it has set none', async () => {
    const set = await atPreview({
      'sheets:controller': () => ({ ok: true, value: { email: 'dulieu@harmoor.example' } }),
    })
    expect(set.now().controllerEmail).toBe('dulieu@harmoor.example')
    expect((await atPreview()).now().controllerEmail).toBeNull()
  })

  it('[ACC4] that names nobody is opened with main, which knows then that no facts are on it', async () => {
    const { now, bridge } = await atPreview()
    expect(bridge.callsOf('sheets:letter')).toEqual([])
    now().showSheet({ ...letterSheet, namesNobody: true })
    await settled()
    expect(bridge.callsOf('sheets:letter')).toEqual([{ requestId: null }])
  })

  it('is not printed before it is complete', async () => {
    const { now, printer } = await atPreview({ 'sheets:controller': () => new Promise(() => {}) })
    await now().printSheet()
    expect(printer).not.toHaveBeenCalled()
  })

  it('is written into the access register, goes to the printer once, and stays to be looked at', async () => {
    const { now, printer, bridge } = await atPreview()
    await Promise.all([now().printSheet(), now().printSheet()])
    expect(bridge.callsOf('sheets:printed')).toEqual([{}])
    expect(printer).toHaveBeenCalledOnce()
    expect(now()).toMatchObject({ sheet: letterSheet, sheetDone: { printed: true }, sheetBusy: null })
  })

  it('is not printed where it cannot be written down', async () => {
    const { now, printer } = await atPreview({ 'sheets:printed': () => refused })
    await now().printSheet()
    expect(printer).not.toHaveBeenCalled()
    expect(now()).toMatchObject({ sheetFault: { code: 'disk-full' }, sheetDone: null })
  })

  it('says where it was saved as PDF, and nothing where the clerk thought better of it', async () => {
    const { now, bridge } = await atPreview()
    await now().saveSheet()
    expect(bridge.callsOf('sheets:savePdf')).toEqual([{}])
    expect(now().sheetDone).toMatchObject({ savedAs: expect.stringContaining('.pdf') })
    bridge.answer({ 'sheets:savePdf': () => ({ ok: true, value: { savedAs: null } }) })
    await now().saveSheet()
    expect(now()).toMatchObject({ sheetDone: null, sheetFault: null, sheetBusy: null })
  })

  it('says why it was not saved', async () => {
    const { now } = await atPreview({ 'sheets:savePdf': () => refused })
    await now().saveSheet()
    expect(now()).toMatchObject({ sheetFault: { code: 'disk-full' }, sheetDone: null })
  })

  it('is forgotten when it is closed, and nothing is printed or told then', async () => {
    const { now, printer } = await atPreview()
    const printing = now().printSheet()
    now().closeSheet()
    await printing
    await now().printSheet()
    expect(now()).toMatchObject({ sheet: null, sheetDone: null, sheetBusy: null })
    expect(printer).not.toHaveBeenCalled()
  })

  it('goes with whoever signs out', async () => {
    const { now } = await atPreview()
    now().forgetCustomers()
    expect(now().sheet).toBeNull()
  })
})
