import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as z from 'zod'
import { MAX_PIXELS } from '../../domain/identity/reading.ts'
import { err, ok } from '../../domain/result.ts'
import { type GrayImage, scale } from './gray.ts'
import type { Opening } from './opened.ts'
import { reductionOf } from './reduction.ts'

// Not named `require`: the bundle of the app declares one of its own.
const requireHere = createRequire(import.meta.url)

/** CommonJS, whose declarations are those of a module: imported, its type would be another than it has. */
const makeLibHeif: typeof import('libheif-js/libheif-wasm/libheif.js').default = requireHere(
  'libheif-js/libheif-wasm/libheif.js',
)

/** The weight is read from the package: the library would look for it in the folder that the app was started in. */
const openLibrary = () =>
  makeLibHeif({ wasmBinary: readFileSync(requireHere.resolve('libheif-js/libheif-wasm/libheif.wasm')) })

const Plane = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  /** Bytes from row to row. */
  stride: z.int().positive(),
  bits_per_pixel: z.int().min(8).max(16),
  data: z.instanceof(Uint8Array),
})
type Plane = z.output<typeof Plane>

/** What the library gives for a picture: brightness first, then the colours. It gives an error's code in its place. */
const Decoded = z.object({ channels: z.tuple([Plane], z.unknown()) })

/** The rows of a plane closed up, and of 10 or 12 bits the upper 8. */
function greyOf({ width, height, stride, data, bits_per_pixel: bits }: Plane): GrayImage {
  const gray = new Uint8Array(width * height)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const at = row * stride + (bits > 8 ? 2 * column : column)
      const value = bits > 8 ? (data[at] as number) | ((data[at + 1] as number) << 8) : (data[at] as number)
      gray[row * width + column] = value >> (bits - 8)
    }
  data.fill(0)
  return { width, height, gray }
}

/** Opens what iPhones write, turned as its own orientation has it. Each file has a library of its own, which goes with it. */
export function openHeic(bytes: Uint8Array): Opening {
  const library = openLibrary()
  const file = library.heif_context_alloc()
  // The declarations allow what the library reads text from only; bytes are what it is made for.
  library.heif_context_read_from_memory(file, bytes)
  const picture = library.heif_js_context_get_primary_image_handle(file)
  const width = library.heif_image_handle_get_width(picture)
  const height = library.heif_image_handle_get_height(picture)
  if (width * height > MAX_PIXELS) return err('image-too-large')
  return ok({
    pages: 1,
    async page() {
      const { heif_colorspace: colours, heif_chroma: chroma } = library
      const decoded = library.heif_js_decode_image2(
        picture,
        colours.heif_colorspace_YCbCr,
        chroma.heif_chroma_420,
      )
      const whole = greyOf(Decoded.parse(decoded).channels[0])
      const factor = reductionOf(whole.width, whole.height)
      return factor < 1 ? scale(whole, factor) : whole
    },
    close: () => library.heif_context_free(file),
  })
}
