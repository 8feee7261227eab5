import { describe, expect, it, vi } from 'vitest'
import { createAppStore } from '../../../src/renderer/state/store.ts'
import { createFakeBridge, createMemory } from '../fakeBridge.ts'
import { letterSheet } from '../print/sheets.ts'

function atPreview() {
  const printer = vi.fn()
  const store = createAppStore(createFakeBridge(), createMemory(), undefined, printer)
  store.getState().showSheet(letterSheet)
  return { printer, now: store.getState }
}

describe('a sheet before it is printed', () => {
  it('opens in its own language, and is printed in the one that was chosen', () => {
    const { now } = atPreview()
    expect(now().sheetLanguage).toBe('vi')
    now().setSheetLanguage('en')
    expect(now().sheetLanguage).toBe('en')
    expect(now().language).toBe('vi')
  })

  it('goes to the printer and stays to be looked at', () => {
    const { now, printer } = atPreview()
    now().printSheet()
    expect(printer).toHaveBeenCalledOnce()
    expect(now()).toMatchObject({ sheet: letterSheet, sheetPrinted: true })
  })

  it('is forgotten when it is closed, and nothing is printed then', () => {
    const { now, printer } = atPreview()
    now().closeSheet()
    now().printSheet()
    expect(now().sheet).toBeNull()
    expect(printer).not.toHaveBeenCalled()
  })

  it('goes with whoever signs out', () => {
    const { now } = atPreview()
    now().forgetCustomers()
    expect(now().sheet).toBeNull()
  })
})
