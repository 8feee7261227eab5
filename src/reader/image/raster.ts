import sharp, { type Metadata } from 'sharp'
import { MAX_PHOTO_PIXELS, MAX_PIXELS } from '../../domain/identity/reading.ts'
import { err, ok } from '../../domain/result.ts'
import type { GrayImage } from './gray.ts'
import type { Opening } from './opened.ts'
import { reductionOf } from './reduction.ts'

/** Decoded pictures are used once: a cache would only keep pixels in memory after they were overwritten. */
sharp.cache(false)

/** Baseline JPEGs are decoded at a fraction of their size; other formats, and progressive ones, need all at once. */
const mostPixels = ({ format, isProgressive }: Metadata) =>
  format === 'jpeg' && !isProgressive ? MAX_PHOTO_PIXELS : MAX_PIXELS

/** Scanners put one page after the other into a TIFF. What moves is read by its first frame. */
const pagesOf = ({ format, pages = 1 }: Metadata) => (format === 'tiff' ? pages : 1)

/** A JPEG reduced this much or more is not decoded whole first. */
const SKIPPING = 0.5

/** Upright by its EXIF orientation, transparent parts white, 8-bit grey, reduced where it is larger than print needs. */
async function greyOf(bytes: Uint8Array, page: number, limitInputPixels: number): Promise<GrayImage> {
  const open = () => sharp(bytes, { limitInputPixels, page, pages: 1, failOn: 'error' })
  const { width, height } = await open().metadata()
  const factor = Math.min(reductionOf(width, height), width * height > MAX_PIXELS ? SKIPPING : 1)
  const side = Math.round(Math.max(width, height) * factor)
  const upright = open().autoOrient()
  const { data, info } = await (factor < 1 ? upright.resize(side, side, { fit: 'inside' }) : upright)
    .flatten({ background: '#fff' })
    .greyscale()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, gray: data }
}

/** Opens what sharp decodes: JPEG, PNG, WebP, TIFF, GIF, AVIF. Sizes are checked before a pixel is decoded. */
export async function openRaster(bytes: Uint8Array): Promise<Opening> {
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata()
  const most = mostPixels(metadata)
  if (metadata.width * metadata.height > most) return err('image-too-large')
  return ok({ pages: pagesOf(metadata), page: at => greyOf(bytes, at, most), close() {} })
}
