import type { Page } from 'playwright-core'
import type { Shot } from './shot.ts'

const opened = (page: Page) => page.locator('#print-sheet').waitFor()

/** Sheets in their preview, and as the printer gets them. */
export const printing: Shot[] = [
  { name: 'sheet-letter', scene: 'sheet-letter', act: opened },
  { name: 'sheet-card', scene: 'sheet-card', act: opened },
  { name: 'sheet-card-long', scene: 'sheet-card-long', act: opened },
  {
    name: 'sheet-saved',
    scene: 'sheet-card',
    act: async page => {
      await opened(page)
      await page.locator('#save-sheet').click()
      await page.getByText(/Đã lưu:|Saved:/).waitFor()
    },
  },
  {
    name: 'sheet-not-saved',
    scene: 'sheet-unwritable',
    act: async page => {
      await opened(page)
      await page.locator('#save-sheet').click()
      await page.getByRole('alert').first().waitFor()
    },
  },
  {
    name: 'sheet-letter-paper',
    scene: 'sheet-letter',
    act: async page => {
      await opened(page)
      await page.emulateMedia({ media: 'print' })
    },
  },
]
