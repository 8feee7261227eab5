import type { DocumentRegion, DocumentSize } from '../rectify/documentImage.ts'
import type { Corners, Point } from '../rectify/homography.ts'
import type { Outline } from './outlines.ts'

const MOST_DOCUMENTS = 3
/** How sure an outline must be, and of a second document how sure compared with the first. */
const LEAST_SCORE = 0.38
const LEAST_OF_BEST = 0.75
/** Between the proportions of cards and those of passport pages. */
const CARD_ASPECT = 1.5

const middle = (corners: Corners): Point => ({
  x: corners.reduce((sum, { x }) => sum + x, 0) / 4,
  y: corners.reduce((sum, { y }) => sum + y, 0) / 4,
})

/** Whether a point lies within a clockwise quadrilateral. */
const holds = (corners: Corners, { x, y }: Point) =>
  corners.every((corner, at) => {
    const next = corners[(at + 1) % 4] as Point
    return (next.x - corner.x) * (y - corner.y) - (next.y - corner.y) * (x - corner.x) >= 0
  })

const overlap = (one: Corners, other: Corners) =>
  holds(one, middle(other)) ||
  holds(other, middle(one)) ||
  one.some(corner => holds(other, corner)) ||
  other.some(corner => holds(one, corner))

const sizeOf = ({ aspect }: Outline): DocumentSize => (aspect > CARD_ASPECT ? 'ID-1' : 'ID-3')

/**
 * The documents that lie in a picture, of its outlines (outlinesIn): the surest first, none on another. The way up is not
 * known from an outline.
 * @param least how sure of an outline to be, 0…1
 */
export function documentsAmong(outlines: readonly Outline[], least = LEAST_SCORE): DocumentRegion[] {
  const kept: Outline[] = []
  for (const outline of outlines) {
    if (kept.length === MOST_DOCUMENTS || outline.score < least) break
    if (outline.score < LEAST_OF_BEST * (kept[0]?.score ?? 0)) break
    if (kept.every(better => !overlap(better.corners, outline.corners))) kept.push(outline)
  }
  return kept.map(outline => ({
    corners: outline.corners,
    size: sizeOf(outline),
    upright: false,
    confidence: outline.score,
  }))
}

/** A corner may lie this far, in widths of the document, from where its zone says it is: tilt moves the far ones. */
const LIKELY_OFF = 0.07
const MOST_OFF = 0.2
/** Less than this and the rough place is the better guess. */
const LEAST_WORTH = 0.1

/** The four ways to begin a ring of corners. */
const turns = ([a, b, c, d]: Corners): Corners[] => [
  [a, b, c, d],
  [b, c, d, a],
  [c, d, a, b],
  [d, a, b, c],
]

/** The farthest that a corner lies from where it is expected, in widths of the document. */
function offOf(corners: Corners, expected: Corners): number {
  const width = Math.hypot(expected[1].x - expected[0].x, expected[1].y - expected[0].y)
  const offs = corners.map((corner, at) =>
    Math.hypot(corner.x - (expected[at] as Point).x, corner.y - (expected[at] as Point).y),
  )
  return Math.max(...offs) / width
}

/** The outline that a document must have of which a zone tells the rough place; the rough place where none was seen. */
export function outlineAround(expected: DocumentRegion, outlines: readonly Outline[]): DocumentRegion {
  let best = expected
  let most = LEAST_WORTH
  for (const outline of outlines)
    for (const corners of turns(outline.corners)) {
      const off = offOf(corners, expected.corners)
      if (off > MOST_OFF) continue
      const worth = outline.score * Math.exp(-0.5 * (off / LIKELY_OFF) ** 2)
      if (worth > most) [best, most] = [{ ...expected, corners, confidence: outline.score }, worth]
    }
  return best
}
