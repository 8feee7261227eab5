import { MAX_FILE_BYTES, type ReadFault } from '../../domain/identity/reading.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { openBmp } from './bmp.ts'
import { formatOf, type ImageFormat } from './format.ts'
import type { GrayImage } from './gray.ts'
import { openHeic } from './heic.ts'
import type { OpenedImage, Opening } from './opened.ts'
import { openPdf } from './pdf.ts'
import { openRaster } from './raster.ts'

const openers: Record<ImageFormat, (bytes: Uint8Array) => Opening | Promise<Opening>> = {
  raster: openRaster,
  bmp: openBmp,
  heic: openHeic,
  pdf: openPdf,
}

/** Damaged files make decoders throw, whatever they throw: such a file is no image. */
async function unlessDamaged<T>(work: () => Promise<Result<T, ReadFault>>): Promise<Result<T, ReadFault>> {
  try {
    return await work()
  } catch {
    return err('not-an-image')
  }
}

/**
 * Opens an image or PDF from its bytes, in memory only, whatever its name says it is. The sizes of the file
 * (MAX_FILE_BYTES) and of the picture (MAX_PIXELS) are checked before anything is decoded. The bytes must stay as they
 * are until it is closed.
 */
export async function openImage(bytes: Uint8Array): Promise<Opening> {
  if (bytes.byteLength === 0) return err('empty-file')
  if (bytes.byteLength > MAX_FILE_BYTES) return err('file-too-large')
  const format = formatOf(bytes)
  return format ? unlessDamaged(async () => openers[format](bytes)) : err('not-an-image')
}

/** Decodes one page, from 0, as 8-bit grey, upright by what the file itself says. A page that is cut short is none. */
export const decodePage = (image: OpenedImage, page: number): Promise<Result<GrayImage, ReadFault>> =>
  unlessDamaged(async () => ok(await image.page(page)))

/** The first page of a file. */
export async function decodeImage(bytes: Uint8Array): Promise<Result<GrayImage, ReadFault>> {
  const image = await openImage(bytes)
  if (!image.ok) return image
  const page = await decodePage(image.value, 0)
  image.value.close()
  return page
}
