import sharp from 'sharp'
import type { GrayImage } from './gray.ts'
import { reductionOf } from './reduction.ts'

/** Grey of decoded colours, four bytes a pixel, whatever the fourth. The colours are overwritten. */
export async function greyOfRgba(rgba: Uint8Array, width: number, height: number): Promise<GrayImage> {
  const factor = reductionOf(width, height)
  const colours = sharp(rgba, { raw: { width, height, channels: 4 } }).removeAlpha()
  const { data, info } = await (factor < 1 ? colours.resize(Math.round(width * factor)) : colours)
    .greyscale()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  rgba.fill(0)
  return { width: info.width, height: info.height, gray: data }
}
