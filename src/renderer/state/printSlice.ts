import type { Language } from '../../i18n/index.ts'
import type { Sheet } from '../print/sheet.ts'
import type { Slice } from './store.ts'

/** Puts what stands in `.print-sheet` on paper; the system asks which printer. */
export type Printer = () => void

/** The sheet that is about to be printed. */
export interface PrintSlice {
  sheet: Sheet | null
  /** In which it is shown and printed. */
  sheetLanguage: Language
  /** It went to the system's print dialog. */
  sheetPrinted: boolean
  /** Opens the preview. */
  showSheet(sheet: Sheet): void
  setSheetLanguage(language: Language): void
  printSheet(): void
  closeSheet(): void
}

export const printSlice =
  (printer: Printer): Slice<PrintSlice> =>
  (set, get) => ({
    sheet: null,
    sheetLanguage: 'vi',
    sheetPrinted: false,
    showSheet: sheet => set({ sheet, sheetLanguage: sheet.language, sheetPrinted: false }),
    setSheetLanguage: sheetLanguage => set({ sheetLanguage, sheetPrinted: false }),
    printSheet: () => {
      if (!get().sheet) return
      printer()
      set({ sheetPrinted: true })
    },
    closeSheet: () => set({ sheet: null, sheetPrinted: false }),
  })
