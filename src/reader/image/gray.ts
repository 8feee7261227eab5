import sharp, { type Sharp } from 'sharp'

/** Pixels row by row, one byte each, 0 = black. */
export interface GrayImage {
  width: number
  height: number
  gray: Uint8Array
}

const raw = ({ width, height, gray }: GrayImage) => sharp(gray, { raw: { width, height, channels: 1 } })

async function pixelsOf(pipeline: Sharp): Promise<GrayImage> {
  const { data, info } = await pipeline
    .greyscale()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, gray: new Uint8Array(data) }
}

/** Enlarges (smoothly) or reduces (without aliasing) by `factor`. */
export function scale(image: GrayImage, factor: number): Promise<GrayImage> {
  const width = Math.max(1, Math.round(image.width * factor))
  const height = Math.max(1, Math.round(image.height * factor))
  return pixelsOf(
    raw(image).resize({ width, height, fit: 'fill', kernel: factor > 1 ? 'cubic' : 'lanczos3' }),
  )
}

/** Unsharp mask of so many pixels: gives blurred module edges back some of their slope. */
export const sharpen = (image: GrayImage, sigma: number): Promise<GrayImage> =>
  pixelsOf(raw(image).sharpen({ sigma, m1: 2, m2: 6 }))
