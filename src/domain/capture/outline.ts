import type { Area, GrayFrame } from './frame.ts'

/** Lines of sight on each side, across its middle: a small document is seen by enough of them too. */
const SIGHTS = 24
/** They start outside and look as far as this share of the frame. */
const DEPTH = 0.42
/** Grey levels between both sides of a document's edge. */
const LEAST_STEP = 14
/** Pixels to each side of an edge that are compared. */
const REACH = 3
/** How far a point may lie off its side's straight line, in pixels. */
const OFF = 2
/** A side counts as seen when this share of its points lie on one straight line. */
const AGREEING = 0.6

/** A straight side: how far from the frame's own side at its middle, and by how much it leans, in pixels a pixel. */
interface Side {
  at: number
  slope: number
}

export interface Outline {
  /** The document's size as a share of the guide's; null where opposite sides were not both seen. */
  fill: number | null
  /** How far it is turned in the picture, in degrees; null when no side was seen. */
  turned: number | null
  /** How far from parallel opposite sides are, in degrees: it leans towards or away from the camera. */
  leaning: number
}

/** One of the four sides to look from. `pixel(along, depth)` gives the grey level. */
interface Sight {
  from: number
  to: number
  depth: number
  pixel(along: number, depth: number): number
}

function sightsOf({ width, height, pixels }: GrayFrame, guide: Area) {
  const at = (x: number, y: number) => pixels[y * width + x] ?? 0
  const rows = {
    from: guide.y + guide.height * 0.15,
    to: guide.y + guide.height * 0.85,
    depth: width * DEPTH,
  }
  const columns = {
    from: guide.x + guide.width * 0.3,
    to: guide.x + guide.width * 0.7,
    depth: height * DEPTH,
  }
  return {
    left: { ...rows, pixel: (y, depth) => at(depth, y) },
    right: { ...rows, pixel: (y, depth) => at(width - 1 - depth, y) },
    top: { ...columns, pixel: (x, depth) => at(x, depth) },
    bottom: { ...columns, pixel: (x, depth) => at(x, height - 1 - depth) },
  } satisfies Record<string, Sight>
}

/** Where the first edge stands on one line of sight, or null. */
function firstEdge({ pixel, depth }: Sight, along: number): number | null {
  const stepAt = (at: number) => {
    let step = 0
    for (let reach = 1; reach <= REACH; reach += 1)
      step += pixel(along, at + reach) - pixel(along, at - reach)
    return Math.abs(step / REACH)
  }
  for (let at = REACH; at < depth; at += 1) {
    if (stepAt(at) < LEAST_STEP) continue
    while (stepAt(at + 1) > stepAt(at)) at += 1
    return at
  }
  return null
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** A straight line through most of the first edges (Theil–Sen: a third of them may be anything), or null. */
function sideSeen(sight: Sight): Side | null {
  const points: [along: number, depth: number][] = []
  for (let count = 0; count < SIGHTS; count += 1) {
    const along = Math.round(sight.from + ((sight.to - sight.from) * (count + 0.5)) / SIGHTS)
    const depth = firstEdge(sight, along)
    if (depth !== null) points.push([along, depth])
  }
  if (points.length < SIGHTS * AGREEING) return null
  const slopes = points.flatMap(([along, depth], one) =>
    points.slice(one + 4).map(([further, other]) => (other - depth) / (further - along)),
  )
  const slope = median(slopes)
  const middle = (sight.from + sight.to) / 2
  const at = median(points.map(([along, depth]) => depth + slope * (middle - along)))
  const near = points.filter(([along, depth]) => Math.abs(depth - at - slope * (along - middle)) <= OFF)
  return near.length >= SIGHTS * AGREEING ? { at, slope } : null
}

const degrees = (slope: number) => (Math.atan(slope) * 180) / Math.PI

/** Finds a document's straight sides, looking in from the frame's own: on a plain desk they are the first edges. */
export function outlineOf(frame: GrayFrame, guide: Area): Outline {
  const sights = sightsOf(frame, guide)
  const [left, right] = [sideSeen(sights.left), sideSeen(sights.right)]
  const [top, bottom] = [sideSeen(sights.top), sideSeen(sights.bottom)]
  const shares = [
    left && right ? (frame.width - left.at - right.at) / guide.width : null,
    top && bottom ? (frame.height - top.at - bottom.at) / guide.height : null,
  ].filter(share => share !== null)
  // A turn to the right moves the left side's lower end to the left, and the top side's right end down.
  const turns = [
    left && -degrees(left.slope),
    right && degrees(right.slope),
    top && degrees(top.slope),
    bottom && -degrees(bottom.slope),
  ].filter(turn => turn !== null)
  const apart = (one: Side | null, other: Side | null) =>
    one && other ? Math.abs(degrees(one.slope) + degrees(other.slope)) : 0
  return {
    fill: shares.length > 0 ? Math.max(...shares) : null,
    turned: turns.length > 0 ? turns.reduce((sum, turn) => sum + turn, 0) / turns.length : null,
    leaning: Math.max(apart(left, right), apart(top, bottom)),
  }
}
