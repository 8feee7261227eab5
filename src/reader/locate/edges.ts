import type { GrayImage } from '../image/gray.ts'

/** Pixels at which grey changes most sharply: their places, and unit vectors towards the lighter side. */
export interface Edges {
  count: number
  x: Float32Array
  y: Float32Array
  nx: Float32Array
  ny: Float32Array
}

interface Slopes {
  dx: Float32Array
  dy: Float32Array
  steepness: Float32Array
}

/** Grey's slope at each pixel, in levels a pixel, over 3 × 3 pixels (Scharr's weights). The border has none. */
function slopesOf({ width, height, gray }: GrayImage): Slopes {
  const dx = new Float32Array(gray.length)
  const dy = new Float32Array(gray.length)
  const steepness = new Float32Array(gray.length)
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      const [a, b, c] = [gray[at - width - 1], gray[at - width], gray[at - width + 1]] as [
        number,
        number,
        number,
      ]
      const [d, f] = [gray[at - 1], gray[at + 1]] as [number, number]
      const [g, h, i] = [gray[at + width - 1], gray[at + width], gray[at + width + 1]] as [
        number,
        number,
        number,
      ]
      const across = (3 * (c + i - a - g) + 10 * (f - d)) / 32
      const down = (3 * (g + i - a - c) + 10 * (h - b)) / 32
      dx[at] = across
      dy[at] = down
      steepness[at] = Math.hypot(across, down)
    }
  return { dx, dy, steepness }
}

/** What slope is more than noise: a few times that of the calmer part of the picture. */
function leastSlope(steepness: Float32Array): number {
  const sample = steepness.filter((_, at) => at % 7 === 0).sort()
  const calm = sample[Math.floor(sample.length * 0.3)] as number
  return Math.max(1.4, Math.min(7, calm * 3))
}

/** Finds edges of a picture of some hundred pixels, thinned to where the slope is steepest across them. */
export function findEdges(image: GrayImage): Edges {
  const { width, height } = image
  const { dx, dy, steepness } = slopesOf(image)
  const least = leastSlope(steepness)
  const places: number[] = []
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      const here = steepness[at] as number
      if (here < least) continue
      const isAcross = Math.abs(dx[at] as number) > Math.abs(dy[at] as number)
      const next = isAcross ? 1 : width
      if (here >= (steepness[at - next] as number) && here > (steepness[at + next] as number)) places.push(at)
    }
  const of = (value: (at: number) => number) => Float32Array.from(places, value)
  return {
    count: places.length,
    x: of(at => at % width),
    y: of(at => Math.floor(at / width)),
    nx: of(at => (dx[at] as number) / (steepness[at] as number)),
    ny: of(at => (dy[at] as number) / (steepness[at] as number)),
  }
}
