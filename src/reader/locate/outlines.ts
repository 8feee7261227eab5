import type { Corners, Point } from '../rectify/homography.ts'
import { type StraightEdge, shareSeen } from './straightEdges.ts'

/** Four straight edges that could be a document's outline. */
export interface Outline {
  /** Clockwise, in pixels of the picture that the edges are of; the first side is a long one. */
  corners: Corners
  /** Long side to short side. */
  aspect: number
  /** 0…1: how much of it was seen, and how much it looks like a document's. */
  score: number
}

/** Sine between sides that face each other, and cosine between those that meet, at the most: what tilt makes of them. */
const MOST_CONVERGING = 0.36
const MOST_SKEWED = 0.42
/** Shares of a side that must have been seen, of every side and of all in the mean. */
const LEAST_OF_SIDE = 0.3
const LEAST_OF_ALL = 0.5
/** Shortest side, as a share of the picture's short side. */
const SHORTEST = 0.14
/** Corners this far outside of the picture, as a share of its sides, are still believed. */
const OUTSIDE = 0.01
/** Long side to short side of ID-3, ID-2 and ID-1, and how much tilt may change it, as a logarithm. */
const ASPECTS = [1.42, 1.586] as const
const FREE_STRETCH = 0.05
const STRETCH = 0.13
/** How far beyond its corners, in its own length, a side is looked at: a document's ends there, a table's does not. */
const BEYOND = 0.12

interface Crossing extends Point {
  /** Distances along both lines. */
  one: number
  other: number
}

function crossing(one: StraightEdge, other: StraightEdge): Crossing | null {
  const sine = one.dx * other.dy - one.dy * other.dx
  const cosine = one.dx * other.dx + one.dy * other.dy
  if (Math.abs(cosine) > MOST_SKEWED) return null
  const [x, y] = [other.x - one.x, other.y - one.y]
  const along = (x * other.dy - y * other.dx) / sine
  const alongOther = (x * one.dy - y * one.dx) / sine
  return { x: one.x + along * one.dx, y: one.y + along * one.dy, one: along, other: alongOther }
}

interface Side {
  edge: StraightEdge
  from: number
  to: number
  length: number
  seen: number
}

function sideOf(edge: StraightEdge, from: number, to: number): Side {
  const length = Math.abs(to - from)
  return { edge, from, to, length, seen: shareSeen(edge, from, to) }
}

/** Share of edge on both ends of a side beyond its corners. */
function seenBeyond({ edge, from, to, length }: Side): number {
  const [low, high] = from < to ? [from, to] : [to, from]
  const reach = Math.max(4, length * BEYOND)
  return (shareSeen(edge, low - reach, low - 2) + shareSeen(edge, high + 2, high + reach)) / 2
}

/** How well a proportion fits a document's, 0…1. */
function fitOf(aspect: number): number {
  const stretch = Math.min(...ASPECTS.map(ideal => Math.abs(Math.log(aspect / ideal))))
  return Math.exp(-0.5 * (Math.max(0, stretch - FREE_STRETCH) / STRETCH) ** 2)
}

function scored(sides: readonly [Side, Side, Side, Side], corners: Corners, area: number): Outline | null {
  const [top, right, bottom, left] = sides
  const [across, down] = [top.length + bottom.length, left.length + right.length]
  const aspect = Math.max(across, down) / Math.min(across, down)
  if (aspect > 2 || aspect < 1.1) return null
  const seen = sides.reduce((product, side) => product * side.seen, 1) ** 0.25
  if (seen < LEAST_OF_ALL) return null
  const beyond = sides.reduce((sum, side) => sum + seenBeyond(side), 0) / 4
  const score = Math.min(1, seen) * fitOf(aspect) * (1 - 0.5 * beyond) * Math.min(1, area) ** 0.12
  const [a, b, c, d] = corners
  return { corners: across >= down ? corners : [b, c, d, a], aspect, score }
}

const areaOf = (corners: Corners) =>
  corners.reduce((sum, { x, y }, at) => {
    const next = corners[(at + 1) % 4] as Point
    return sum + x * next.y - y * next.x
  }, 0) / 2

/** Lines that face each other: nearly parallel, and some way apart. */
function facing(edges: readonly StraightEdge[], shortest: number): [number, number][] {
  const pairs: [number, number][] = []
  for (const [at, one] of edges.entries())
    for (let next = at + 1; next < edges.length; next++) {
      const other = edges[next] as StraightEdge
      if (Math.abs(one.dx * other.dy - one.dy * other.dx) > MOST_CONVERGING) continue
      const apart = Math.abs(-(other.x - one.x) * one.dy + (other.y - one.y) * one.dx)
      if (apart >= shortest) pairs.push([at, next])
    }
  return pairs
}

/**
 * Every quadrilateral of straight edges that could be a document's outline, best first.
 * @param width of the picture that the edges are of, as `height`, in pixels
 */
export function findOutlines(edges: readonly StraightEdge[], width: number, height: number): Outline[] {
  const shortest = Math.min(width, height) * SHORTEST
  const crossings = edges.map(one => edges.map(other => (one === other ? null : crossing(one, other))))
  const isInside = ({ x, y }: Point) =>
    x > -OUTSIDE * width && y > -OUTSIDE * height && x < (1 + OUTSIDE) * width && y < (1 + OUTSIDE) * height
  const pairs = facing(edges, shortest)
  const found: Outline[] = []
  for (const [a, b] of pairs)
    for (const [c, d] of pairs) {
      if (c <= a) continue
      const [ac, ad] = [crossings[a]?.[c], crossings[a]?.[d]]
      if (!ac || !ad || Math.abs(ac.one - ad.one) < shortest || !isInside(ac) || !isInside(ad)) continue
      const one = sideOf(edges[a] as StraightEdge, ac.one, ad.one)
      if (one.seen < LEAST_OF_SIDE) continue
      const [bc, bd] = [crossings[b]?.[c], crossings[b]?.[d]]
      if (!bc || !bd || Math.abs(bc.one - bd.one) < shortest || !isInside(bc) || !isInside(bd)) continue
      const across = sideOf(edges[b] as StraightEdge, bc.one, bd.one)
      if (across.seen < LEAST_OF_SIDE) continue
      const near = sideOf(edges[c] as StraightEdge, ac.other, bc.other)
      const far = sideOf(edges[d] as StraightEdge, ad.other, bd.other)
      if (near.seen < LEAST_OF_SIDE || far.seen < LEAST_OF_SIDE) continue
      const ring: Corners = [ac, ad, bd, bc]
      const area = areaOf(ring)
      const [corners, sides]: [Corners, [Side, Side, Side, Side]] =
        area > 0
          ? [ring, [one, far, across, near]]
          : [
              [ac, bc, bd, ad],
              [near, across, far, one],
            ]
      const outline = scored(sides, corners, Math.abs(area) / (width * height))
      if (outline) found.push(outline)
    }
  return found.sort((x, y) => y.score - x.score)
}
