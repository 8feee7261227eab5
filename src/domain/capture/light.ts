import type { Area, GrayFrame } from './frame.ts'

/** Blown out: nothing printed there can be read any more. */
const BLOWN = 250
/** A spot smaller than this share of the guide hides no line of print. */
const SMALLEST_SPOT = 0.0025
/** Where the paper itself is as white as this, white is not a reflection. */
const WHITE_PAPER = 236
const MOST_SPOTS = 3

export interface Light {
  /** How bright the document's paper is: the grey level that a quarter of the area exceeds. */
  paper: number
  /** Reflections, largest first, in pixels of the frame. */
  glare: Area[]
}

function paperOf(frame: GrayFrame, area: Area): number {
  const counts = new Uint32Array(256)
  for (let y = area.y; y < area.y + area.height; y += 1)
    for (let x = area.x; x < area.x + area.width; x += 1) {
      const value = frame.pixels[y * frame.width + x] ?? 0
      counts[value] = (counts[value] ?? 0) + 1
    }
  let above = 0
  for (let value = 255; value > 0; value -= 1) {
    above += counts[value] ?? 0
    if (above * 4 >= area.width * area.height) return value
  }
  return 0
}

/** The blown-out pixels that hang together with one of them; they are marked as visited. */
function spotFrom(frame: GrayFrame, area: Area, first: number, visited: Uint8Array): Area & { size: number } {
  const { width, pixels } = frame
  const waiting = [first]
  visited[first] = 1
  let [left, right, top, bottom, size] = [width, 0, frame.height, 0, 0]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
    size += 1
    const isInside = (nx: number, ny: number) =>
      nx >= area.x && ny >= area.y && nx < area.x + area.width && ny < area.y + area.height
    for (const [nx, ny] of [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1],
    ] as const) {
      const next = ny * width + nx
      if (!isInside(nx, ny) || visited[next] || (pixels[next] ?? 0) < BLOWN) continue
      visited[next] = 1
      waiting.push(next)
    }
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1, size }
}

/** How a document is lit within the guide. */
export function lightOf(frame: GrayFrame, area: Area): Light {
  const paper = paperOf(frame, area)
  if (paper >= WHITE_PAPER) return { paper, glare: [] }
  const visited = new Uint8Array(frame.pixels.length)
  const spots: (Area & { size: number })[] = []
  for (let y = area.y; y < area.y + area.height; y += 1)
    for (let x = area.x; x < area.x + area.width; x += 1) {
      const at = y * frame.width + x
      if (!visited[at] && (frame.pixels[at] ?? 0) >= BLOWN) spots.push(spotFrom(frame, area, at, visited))
    }
  const least = SMALLEST_SPOT * area.width * area.height
  const glare = spots
    .filter(({ size }) => size >= least)
    .sort((one, other) => other.size - one.size)
    .slice(0, MOST_SPOTS)
    .map(({ size: _, ...spot }) => spot)
  return { paper, glare }
}
