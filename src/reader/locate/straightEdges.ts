import type { Edges } from './edges.ts'

/** A straight line in a picture, and where along it there is an edge. */
export interface StraightEdge {
  /** A point on it, and its unit vector. */
  x: number
  y: number
  dx: number
  dy: number
  /** Edge pixels along it before each whole distance from `first`: any stretch's share in two look-ups. */
  seen: Float32Array
  first: number
}

/** Lines kept in each sector of so many degrees: boards and text have many in one, and a document's sides are in two. */
const SECTOR = 15
const MOST_IN_SECTOR = 11
const ANGLES = 180
/** Edge pixels that a line must have, as a share of the picture's shorter side. */
const FEWEST = 0.06
/** Degrees by which an edge pixel's own direction may err. */
const SPREAD = 9
/** How near, in pixels, an edge pixel lies to its line, and how well, as a cosine, its direction fits. */
const NEAR = 1.7
const FITS = Math.cos((20 * Math.PI) / 180)
/** Of lines that lie nearer together than this one is kept. */
const SAME_DEGREES = 4
const SAME_DISTANCE = 4

const cosines = Float32Array.from({ length: ANGLES }, (_, angle) => Math.cos((angle * Math.PI) / ANGLES))
const sines = Float32Array.from({ length: ANGLES }, (_, angle) => Math.sin((angle * Math.PI) / ANGLES))

interface Votes {
  counts: Float32Array
  distances: number
  reach: number
}

/** Hough's transform: each edge pixel votes for the lines through it that its own direction allows. */
function vote({ count, x, y, nx, ny }: Edges, width: number, height: number): Votes {
  const reach = Math.ceil(Math.hypot(width, height))
  const distances = 2 * reach + 1
  const counts = new Float32Array(ANGLES * distances)
  for (let at = 0; at < count; at++) {
    const own = Math.round((Math.atan2(ny[at] as number, nx[at] as number) * 180) / Math.PI)
    for (let off = -SPREAD; off <= SPREAD; off++) {
      const angle = (own + off + 2 * ANGLES) % ANGLES
      const rho =
        (x[at] as number) * (cosines[angle] as number) + (y[at] as number) * (sines[angle] as number)
      const cell = angle * distances + Math.round(rho) + reach
      counts[cell] = (counts[cell] as number) + 1 - Math.abs(off) / (SPREAD + 1)
    }
  }
  return { counts, distances, reach }
}

/** Votes of a cell and its two neighbours across: a line seldom lies in the middle of one. */
const votesAt = (counts: Float32Array, cell: number) =>
  (counts[cell] as number) + ((counts[cell - 1] ?? 0) + (counts[cell + 1] ?? 0)) * 0.7

interface Peak {
  angle: number
  rho: number
}

/** Lines with most votes, each better than all that are nearly the same. */
function peaks({ counts, distances, reach }: Votes, fewest: number): Peak[] {
  const cells: { cell: number; votes: number }[] = []
  for (let cell = 0; cell < counts.length; cell++) {
    const votes = votesAt(counts, cell)
    if (votes >= fewest) cells.push({ cell, votes })
  }
  cells.sort((a, b) => b.votes - a.votes)
  const kept: Peak[] = []
  const taken = new Uint8Array(ANGLES / SECTOR)
  for (const { cell } of cells) {
    const angle = Math.floor(cell / distances)
    const sector = Math.floor(angle / SECTOR)
    if (taken[sector] === MOST_IN_SECTOR) continue
    const rho = (cell % distances) - reach
    const isNew = kept.every(other => {
      const wraps = Math.abs(other.angle - angle) > ANGLES / 2
      const turned = wraps ? ANGLES - Math.abs(other.angle - angle) : Math.abs(other.angle - angle)
      return turned > SAME_DEGREES || Math.abs((wraps ? -other.rho : other.rho) - rho) > SAME_DISTANCE
    })
    if (!isNew) continue
    kept.push({ angle, rho })
    taken[sector] = (taken[sector] as number) + 1
  }
  return kept
}

interface Line {
  x: number
  y: number
  dx: number
  dy: number
}

/** Whether a line that was fitted ended up as one that is already there. */
const isSame = (line: Line, other: Line) =>
  Math.abs(line.dx * other.dy - line.dy * other.dx) < 0.01 &&
  Math.abs(-(line.x - other.x) * other.dy + (line.y - other.y) * other.dx) < 1.5

/** Edge pixels on a line. */
function pixelsOn({ count, x, y, nx, ny }: Edges, line: Line, near: number): number[] {
  const found: number[] = []
  for (let at = 0; at < count; at++) {
    const aside = -((x[at] as number) - line.x) * line.dy + ((y[at] as number) - line.y) * line.dx
    if (aside > near || aside < -near) continue
    const fit = Math.abs(-(nx[at] as number) * line.dy + (ny[at] as number) * line.dx)
    if (fit >= FITS) found.push(at)
  }
  return found
}

/** The line that lies nearest to so many edge pixels (total least squares). */
function fitted({ x, y }: Edges, on: readonly number[], rough: Line): Line {
  if (on.length < 2) return rough
  const [cx, cy] = [x, y].map(
    values => on.reduce((sum, at) => sum + (values[at] as number), 0) / on.length,
  ) as [number, number]
  let [xx, xy, yy] = [0, 0, 0]
  for (const at of on) {
    const [u, v] = [(x[at] as number) - cx, (y[at] as number) - cy]
    xx += u * u
    xy += u * v
    yy += v * v
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy)
  return { x: cx, y: cy, dx: Math.cos(angle), dy: Math.sin(angle) }
}

/** Marks where along a line there are edge pixels; holes of one pixel count as seen. */
function withPixels(edges: Edges, line: Line, reach: number): StraightEdge {
  const marks = new Uint8Array(2 * reach + 3)
  for (const at of pixelsOn(edges, line, NEAR)) {
    const along = ((edges.x[at] as number) - line.x) * line.dx + ((edges.y[at] as number) - line.y) * line.dy
    const place = Math.round(along) + reach + 1
    marks[place - 1] = marks[place] = marks[place + 1] = 1
  }
  const seen = new Float32Array(marks.length + 1)
  for (let place = 0; place < marks.length; place++)
    seen[place + 1] = (seen[place] as number) + (marks[place] as number)
  return { ...line, seen, first: -reach - 1 }
}

/** Share of a stretch of a line, between two distances along it, on which there is an edge: 0…1. */
export function shareSeen({ seen, first }: StraightEdge, from: number, to: number): number {
  const [low, high] = from < to ? [from, to] : [to, from]
  const start = Math.max(0, Math.min(seen.length - 1, Math.round(low) - first))
  const end = Math.max(0, Math.min(seen.length - 1, Math.round(high) - first))
  return ((seen[end] as number) - (seen[start] as number)) / Math.max(1, high - low)
}

/** The longest straight edges of a picture. */
export function straightEdges(edges: Edges, width: number, height: number): StraightEdge[] {
  const reach = Math.ceil(Math.hypot(width, height))
  const fewest = Math.min(width, height) * FEWEST
  const lines: Line[] = []
  for (const { angle, rho } of peaks(vote(edges, width, height), fewest)) {
    const [nx, ny] = [cosines[angle] as number, sines[angle] as number]
    let line: Line = { x: rho * nx, y: rho * ny, dx: -ny, dy: nx }
    for (const near of [3.5, 2]) line = fitted(edges, pixelsOn(edges, line, near), line)
    if (!lines.some(other => isSame(line, other))) lines.push(line)
  }
  return lines.map(line => withPixels(edges, line, reach))
}
