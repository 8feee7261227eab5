import { PDFiumLibrary } from '@hyzyla/pdfium'
import { ok } from '../../domain/result.ts'
import type { GrayImage } from './gray.ts'
import type { Opening } from './opened.ts'

/** Pixels along a page's long side: 300 dpi of A4. Some programs state sizes in points that are pixels: size says nothing. */
const LONG_SIDE = 3508

/** Opens a PDF: its pages are drawn as they would be printed. Each file has a library of its own, which goes with it. */
export async function openPdf(bytes: Uint8Array): Promise<Opening> {
  const library = await PDFiumLibrary.init()
  const file = await library.loadDocument(bytes)
  return ok({
    pages: file.getPageCount(),
    async page(at): Promise<GrayImage> {
      const page = file.getPage(at)
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const scale = LONG_SIDE / Math.max(originalWidth, originalHeight)
      const drawn = await page.render({ scale, render: 'bitmap', colorSpace: 'Gray' })
      return { width: drawn.width, height: drawn.height, gray: drawn.data }
    },
    close() {
      file.destroy()
      library.destroy()
    },
  })
}
