import { decode } from 'bmp-ts'
import { MAX_PIXELS } from '../../domain/identity/reading.ts'
import { err, ok } from '../../domain/result.ts'
import type { Opening } from './opened.ts'
import { greyOfRgba } from './rgba.ts'

/** Width and height in the header that all but OS/2's first BMPs have; negative heights mean top row first. */
const WIDTH_AT = 18
const HEIGHT_AT = 22

/** Opens a Windows bitmap, uncompressed or run-length encoded. */
export function openBmp(bytes: Uint8Array): Opening {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [file.readInt32LE(WIDTH_AT), Math.abs(file.readInt32LE(HEIGHT_AT))]
  if (width <= 0 || height === 0) return err('not-an-image')
  if (width * height > MAX_PIXELS) return err('image-too-large')
  return ok({
    pages: 1,
    page: async () => greyOfRgba(decode(file, { toRGBA: true }).data, width, height),
    close() {},
  })
}
