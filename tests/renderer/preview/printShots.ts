import type { Page } from 'playwright-core'
import type { Shot } from './shot.ts'

const opened = (page: Page) => page.locator('#print-sheet').waitFor()

/** Sheets in their preview, and as the printer gets them. */
export const printing: Shot[] = [
  { name: 'sheet-letter', scene: 'sheet-letter', act: opened },
  {
    name: 'sheet-letter-paper',
    scene: 'sheet-letter',
    act: async page => {
      await opened(page)
      await page.emulateMedia({ media: 'print' })
    },
  },
]
