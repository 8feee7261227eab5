import type { Sources } from '../domain/identity/evidence.ts'
import { MAX_PAGES, type ReadFault, type Reading } from '../domain/identity/reading.ts'
import { reconcileDocuments } from '../domain/identity/reconcileDocuments.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { decodePage, openImage } from './image/decode.ts'
import type { OpenedImage } from './image/opened.ts'
import type { ReadContext } from './readContext.ts'
import { readPage } from './readPage.ts'

/** Reads the documents on all pages of a file; the fault of the first page where that cannot be decoded. */
async function readPages(image: OpenedImage, context: ReadContext): Promise<Result<Sources[], ReadFault>> {
  const documents: Sources[] = []
  for (let at = 0; at < Math.min(image.pages, MAX_PAGES); at++) {
    if (context.isStopped()) break
    const page = await decodePage(image, at)
    if (!page.ok && at === 0) return page
    if (!page.ok) break
    try {
      documents.push(...(await readPage(page.value, context)))
    } finally {
      page.value.gray.fill(0)
    }
  }
  return ok(documents)
}

/** Reads the documents in a file's bytes. Bytes and pixels are overwritten before this returns. */
export async function readImage(
  bytes: Uint8Array,
  context: ReadContext,
): Promise<Result<Reading, ReadFault>> {
  const image = await openImage(bytes)
  if (!image.ok) {
    bytes.fill(0)
    return image
  }
  try {
    const documents = await readPages(image.value, context)
    if (!documents.ok) return documents
    const reading = reconcileDocuments(documents.value, context.today)
    return reading ? ok(reading) : err('nothing-read')
  } finally {
    image.value.close()
    bytes.fill(0)
  }
}
