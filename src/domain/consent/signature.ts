import { MAX_SIGNATURE_POINTS, MAX_SIGNATURE_STROKES, type Signature, type Stroke } from './evidence.ts'

/** A point on the pad, 0…1 of its width and height. */
export interface PadPoint {
  x: number
  y: number
}

const GRID = 1000
const MIN_ASPECT = 500
const MAX_ASPECT = 10_000

const between = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value))
const toGrid = (part: number) => Math.round(between(0, part, 1) * GRID)

/** How far a point lies from the stretch between two others. */
function distance(point: PadPoint, from: PadPoint, to: PadPoint): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const along = length && between(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length, 1)
  return Math.hypot(point.x - from.x - along * dx, point.y - from.y - along * dy)
}

/** Ramer–Douglas–Peucker: keeps both ends and whatever lies further than `tolerance` from the line. */
function thinned(points: readonly PadPoint[], tolerance: number): PadPoint[] {
  const last = points.length - 1
  const kept = new Set([0, last])
  const spans: [number, number][] = [[0, last]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    let [far, at] = [tolerance, -1]
    for (let i = from + 1; i < to; i += 1) {
      const off = distance(points[i] as PadPoint, points[from] as PadPoint, points[to] as PadPoint)
      if (off > far) [far, at] = [off, i]
    }
    if (at < 0) continue
    kept.add(at)
    spans.push([from, at], [at, to])
  }
  return points.filter((_, i) => kept.has(i))
}

const onGrid = (points: readonly PadPoint[]): PadPoint[] =>
  points
    .map(({ x, y }) => ({ x: toGrid(x), y: toGrid(y) }))
    .filter(({ x, y }, i, all) => i === 0 || x !== all[i - 1]?.x || y !== all[i - 1]?.y)

/**
 * A signature as it is kept: on a grid of 1000 by 1000, thinned out as little as makes it small enough to travel with the
 * record. @param aspect width of the pad for each 1 of its height. @returns null where nothing was drawn.
 */
export function signatureOf(drawn: readonly PadPoint[][], aspect: number): Signature | null {
  const lines = drawn.filter(points => points.length > 0).slice(0, MAX_SIGNATURE_STROKES)
  if (lines.length === 0) return null
  let strokes = lines.map(onGrid)
  const size = () => strokes.reduce((sum, points) => sum + points.length, 0)
  for (let tolerance = 1; tolerance < 2 * GRID && size() > MAX_SIGNATURE_POINTS; tolerance *= 1.5)
    strokes = strokes.map(points => thinned(points, tolerance))
  return {
    aspect: Math.round(between(MIN_ASPECT, aspect * GRID, MAX_ASPECT)),
    strokes: strokes.map(points => points.flatMap(({ x, y }) => [x, y])),
  }
}

function pathOfStroke(stroke: Stroke, across: (x: number) => number): string {
  const points: string[] = []
  for (let i = 0; i < stroke.length; i += 2)
    points.push(`${across(stroke[i] as number)} ${stroke[i + 1] as number}`)
  // A dot is a line without length: round ends make it visible.
  return points.length === 1 ? `M${points[0]} h0` : `M${points.join(' L')}`
}

/** The lines as SVG path data, in a box of `aspect` by 1000. */
export const signaturePath = ({ aspect, strokes }: Signature) =>
  strokes.map(stroke => pathOfStroke(stroke, x => Math.round((x * aspect) / GRID))).join(' ')
