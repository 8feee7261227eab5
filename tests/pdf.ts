import { readFileSync } from 'node:fs'
import { PDFiumLibrary } from '@hyzyla/pdfium'

const MM_PER_POINT = 25.4 / 72

export interface PdfPage {
  text: string
  widthMm: number
  heightMm: number
}

/** What stands on each page of a PDF, as a reader gets it that knows nothing of who wrote it. */
export async function pagesOfPdf(pdf: Uint8Array): Promise<PdfPage[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const pages = [...document.pages()].map(page => {
    const { originalWidth, originalHeight } = page.getOriginalSize()
    return {
      text: page.getText().replace(/\s+/g, ' ').trim().normalize('NFC'),
      widthMm: originalWidth * MM_PER_POINT,
      heightMm: originalHeight * MM_PER_POINT,
    }
  })
  document.destroy()
  library.destroy()
  return pages
}

export const readPdf = (path: string): Promise<PdfPage[]> => pagesOfPdf(readFileSync(path))
