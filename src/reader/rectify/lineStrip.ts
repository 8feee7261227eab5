import type { GrayImage } from '../image/gray.ts'
import { placeOn } from '../locate/mergeLines.ts'
import { quantile, type TextLine } from '../locate/textLine.ts'
import type { LineImage } from '../mrz/recogniseLine.ts'

const HEIGHT = 40
const CAP_HEIGHT = 22
const MARGIN_PITCHES = 1.3

/** The same line in an image that is `factor` times as large. */
export const scaleLine = (line: TextLine, factor: number): TextLine => ({
  ...line,
  x: line.x * factor,
  y: line.y * factor,
  start: line.start * factor,
  end: line.end * factor,
  pitch: line.pitch * factor,
  size: line.size * factor,
  capHeight: line.capHeight * factor,
})

/** Grey at a point between pixels, by its four neighbours; outside the image, that of its edge. */
function sample({ width, height, gray }: GrayImage, x: number, y: number): number {
  const left = Math.max(0, Math.min(width - 2, Math.floor(x)))
  const top = Math.max(0, Math.min(height - 2, Math.floor(y)))
  const across = Math.max(0, Math.min(1, x - left))
  const down = Math.max(0, Math.min(1, y - top))
  const at = top * width + left
  const upper = (gray[at] as number) * (1 - across) + (gray[at + 1] as number) * across
  const lower = (gray[at + width] as number) * (1 - across) + (gray[at + width + 1] as number) * across
  return upper * (1 - down) + lower * down
}

/** Where all lines of the zone begin and end, along one of them: what one line lost to glare its neighbours still show. */
function extent(line: TextLine, zone: readonly TextLine[]) {
  const places = zone.map(other => ({ other, along: placeOn(line, other).along }))
  return {
    start: Math.min(...places.map(({ other, along }) => along + other.start)),
    end: Math.max(...places.map(({ other, along }) => along + other.end)),
  }
}

/** The grey below which a share of all pixels lies. */
function greyQuantile(counts: Uint32Array, pixels: number, share: number): number {
  let below = 0
  for (let grey = 0; grey < 256; grey++) {
    below += counts[grey] as number
    if (below > Math.floor(pixels * share)) return grey
  }
  return 255
}

/** Spreads the greys from the darkest 1 % to the lightest 5 %. */
function stretch(gray: Uint8Array): void {
  const counts = new Uint32Array(256)
  for (const grey of gray) counts[grey] = (counts[grey] as number) + 1
  const low = greyQuantile(counts, gray.length, 0.01)
  const high = greyQuantile(counts, gray.length, 0.95)
  const gain = 255 / Math.max(30, high - low)
  for (let at = 0; at < gray.length; at++)
    gray[at] = Math.max(0, Math.min(255, ((gray[at] as number) - low) * gain))
}

/**
 * Cuts one line out of a grey image, level, upright and of the size that a line recogniser takes (LineImage).
 * @param upsideDown the text runs against the line's direction
 */
export function lineStrip(
  image: GrayImage,
  line: TextLine,
  zone: readonly TextLine[],
  upsideDown: boolean,
): LineImage {
  const pixel =
    quantile(
      zone.map(({ capHeight }) => capHeight),
      0.5,
    ) / CAP_HEIGHT
  const { start, end } = extent(line, zone)
  const margin = line.pitch * MARGIN_PITCHES
  const width = Math.max(HEIGHT, Math.round((end - start + 2 * margin) / pixel))
  const gray = new Uint8Array(width * HEIGHT)
  const sign = upsideDown ? -1 : 1
  const origin = upsideDown ? end + margin : start - margin
  const taps = Math.max(1, Math.ceil(pixel))
  for (let row = 0; row < HEIGHT; row++)
    for (let column = 0; column < width; column++) {
      let sum = 0
      for (let tap = 0; tap < taps * taps; tap++) {
        const along = origin + sign * (column + ((tap % taps) + 0.5) / taps) * pixel
        const aside = sign * (row + (Math.floor(tap / taps) + 0.5) / taps - HEIGHT / 2) * pixel
        sum += sample(
          image,
          line.x + along * line.dx - aside * line.dy,
          line.y + along * line.dy + aside * line.dx,
        )
      }
      gray[row * width + column] = sum / (taps * taps)
    }
  stretch(gray)
  return { width, height: HEIGHT, gray }
}
