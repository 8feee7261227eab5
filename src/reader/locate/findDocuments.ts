import { type GrayImage, scale, soften } from '../image/gray.ts'
import type { DocumentRegion, DocumentSize } from '../rectify/documentImage.ts'
import type { Corners, Point } from '../rectify/homography.ts'
import { findEdges } from './edges.ts'
import { findOutlines, type Outline } from './outlines.ts'
import { standsOut } from './standsOut.ts'
import { type StraightEdge, straightEdges } from './straightEdges.ts'

/** Outlines are looked for in a picture of this long side: print is too small in it to distract. */
const SIDE = 560
const SOFTENING = 1
const MOST_DOCUMENTS = 3
const MOST_JUDGED = 3000
/** How sure an outline must be, and of a second document how sure compared with the first. */
const LEAST_SCORE = 0.38
const LEAST_OF_BEST = 0.75
/** Between the proportions of cards and those of passport pages. */
const CARD_ASPECT = 1.5

/** The picture's own borders: a scan may end where its document does. */
function borders(width: number, height: number): StraightEdge[] {
  const reach = width + height
  const seen = Float32Array.from({ length: 2 * reach }, (_, at) => at * 0.55)
  const line = (x: number, y: number, dx: number, dy: number) => ({ x, y, dx, dy, seen, first: -reach })
  return [line(0, 0, 1, 0), line(0, height - 1, 1, 0), line(0, 0, 0, 1), line(width - 1, 0, 0, 1)]
}

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

/** The likeliest outlines, judged also by how they stand out from what is around them. */
const judged = (image: GrayImage, outlines: readonly Outline[]): Outline[] =>
  outlines
    .slice(0, MOST_JUDGED)
    .map(outline => ({
      ...outline,
      score: outline.score * (0.25 + 0.75 * standsOut(image, outline.corners)),
    }))
    .sort((a, b) => b.score - a.score)

/**
 * Finds the outlines of the cards and passport pages in a picture, the surest first; none where nothing has one. The way
 * up is not known from an outline.
 */
export async function findDocuments(picture: GrayImage): Promise<DocumentRegion[]> {
  const factor = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const small = await soften(await scale(picture, factor), SOFTENING)
  const { width, height } = small
  const edges = [...straightEdges(findEdges(small), width, height), ...borders(width, height)]
  const kept: Outline[] = []
  for (const outline of judged(small, findOutlines(edges, width, height))) {
    if (kept.length === MOST_DOCUMENTS || outline.score < LEAST_SCORE) break
    if (outline.score < LEAST_OF_BEST * (kept[0]?.score ?? 0)) break
    if (kept.every(better => !overlap(better.corners, outline.corners))) kept.push(outline)
  }
  const inFull = ({ x, y }: Point): Point => ({ x: (x + 0.5) / factor, y: (y + 0.5) / factor })
  return kept.map(outline => {
    const [a, b, c, d] = outline.corners
    const corners: Corners = [inFull(a), inFull(b), inFull(c), inFull(d)]
    return { corners, size: sizeOf(outline), upright: false, confidence: outline.score }
  })
}
