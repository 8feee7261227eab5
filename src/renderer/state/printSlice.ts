import type { Bridge } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { FetchPurpose } from '../../domain/member/fetchPurpose.ts'
import type { Language } from '../../i18n/index.ts'
import type { Sheet } from '../print/sheet.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

/** Puts what stands in `.print-sheet` on paper; the system asks which printer. */
export type Printer = () => void

/** The sheet that is about to be printed. */
export interface PrintSlice {
  sheet: Sheet | null
  /** In which it is shown and printed. */
  sheetLanguage: Language
  /** The company's setting, for the head of the sheet. */
  controllerEmail: string | null
  /** While the sheet is got ready, goes to the printer or into a file. */
  sheetBusy: 'opening' | 'printing' | 'saving' | null
  /** It went to the system's print dialog, or into this file. */
  sheetDone: { printed: true } | { savedAs: string } | null
  sheetFault: Fault | null
  /** Opens the preview. */
  showSheet(sheet: Sheet): void
  /** Fetches a member's card for a purpose, which is written down, and opens its preview. Gives what went wrong. */
  showCard(memberId: string, purpose: FetchPurpose): Promise<Fault | null>
  setSheetLanguage(language: Language): void
  /** Written into the access register first; pressing again meanwhile does nothing. */
  printSheet(): Promise<void>
  saveSheet(): Promise<void>
  closeSheet(): void
}

const nothingYet = { sheetBusy: null, sheetDone: null, sheetFault: null }

export const printSlice =
  (bridge: Bridge, printer: Printer): Slice<PrintSlice> =>
  (set, get) => {
    /** One thing at a time, and nothing of it is told once another sheet is there. */
    const workOn = async (
      busy: NonNullable<PrintSlice['sheetBusy']>,
      work: (sheet: Sheet) => Promise<Partial<PrintSlice>>,
    ) => {
      const { sheet, sheetBusy } = get()
      if (!sheet || sheetBusy) return
      set({ ...nothingYet, sheetBusy: busy })
      const outcome = await work(sheet)
      if (get().sheet === sheet) set({ ...outcome, sheetBusy: null })
    }
    return {
      sheet: null,
      sheetLanguage: 'vi',
      controllerEmail: null,
      ...nothingYet,
      showSheet: sheet => {
        set({ ...nothingYet, sheet, sheetLanguage: sheet.language })
        void workOn('opening', async () => {
          const opened = sheet.namesNobody ? await ask(bridge, 'sheets:letter', { requestId: null }) : null
          if (opened && !opened.ok) return { sheetFault: opened.fault }
          const reply = await ask(bridge, 'sheets:controller', {})
          return reply.ok ? { controllerEmail: reply.value.email } : { sheetFault: reply.fault }
        })
      },
      showCard: async (memberId, purpose) => {
        const reply = await ask(bridge, 'sheets:card', { memberId, purpose })
        if (!reply.ok) return reply.fault
        get().showSheet({ kind: 'card', card: reply.value, language: get().language })
        return null
      },
      setSheetLanguage: sheetLanguage => set({ sheetLanguage, sheetDone: null, sheetFault: null }),
      printSheet: () =>
        workOn('printing', async sheet => {
          const reply = await ask(bridge, 'sheets:printed', {})
          if (!reply.ok) return { sheetFault: reply.fault }
          if (get().sheet === sheet) printer()
          return { sheetDone: { printed: true } }
        }),
      saveSheet: () =>
        workOn('saving', async () => {
          const reply = await ask(bridge, 'sheets:savePdf', {})
          if (!reply.ok) return { sheetFault: reply.fault }
          const { savedAs } = reply.value
          return { sheetDone: savedAs === null ? null : { savedAs } }
        }),
      closeSheet: () => set({ ...nothingYet, sheet: null }),
    }
  }
