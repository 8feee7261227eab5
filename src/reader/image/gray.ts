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

/** Blurs with a deviation of so many pixels: noise and fine print go, edges of things stay where they are. */
export const soften = (image: GrayImage, sigma: number): Promise<GrayImage> =>
  pixelsOf(raw(image).blur(sigma))

/** The part of an image in a rectangle, as far as it lies inside. */
export function crop(image: GrayImage, left: number, top: number, width: number, height: number): GrayImage {
  const [x, y] = [Math.max(0, Math.round(left)), Math.max(0, Math.round(top))]
  const columns = Math.max(1, Math.min(image.width, Math.round(left + width)) - x)
  const rows = Math.max(1, Math.min(image.height, Math.round(top + height)) - y)
  const gray = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    const start = (y + row) * image.width + x
    gray.set(image.gray.subarray(start, start + columns), row * columns)
  }
  return { width: columns, height: rows, gray }
}
