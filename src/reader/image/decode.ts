import sharp from 'sharp'
import { MAX_FILE_BYTES, MAX_PIXELS, type ReadFault } from '../../domain/identity/reading.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { GrayImage } from './gray.ts'

/** Upright by its EXIF orientation, first frame, transparent parts white, 8-bit grey. */
const grey = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, pages: 1, failOn: 'error' })
    .autoOrient()
    .flatten({ background: '#fff' })
    .greyscale()

/**
 * Turns a file's bytes into grey pixels, in memory only. Size is checked before anything is decoded: 25 MB and 40
 * megapixels (MAX_FILE_BYTES, MAX_PIXELS). A file that is cut short is no image.
 */
export async function decodeImage(bytes: Uint8Array): Promise<Result<GrayImage, ReadFault>> {
  if (bytes.byteLength === 0) return err('empty-file')
  if (bytes.byteLength > MAX_FILE_BYTES) return err('file-too-large')
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > MAX_PIXELS) return err('image-too-large')
    const { data, info } = await grey(bytes).raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    return ok({ width: info.width, height: info.height, gray: new Uint8Array(data) })
  } catch {
    return err('not-an-image')
  }
}
