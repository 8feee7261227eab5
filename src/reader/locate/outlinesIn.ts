import { type GrayImage, scale, soften } from '../image/gray.ts'
import type { Point } from '../rectify/homography.ts'
import { findEdges } from './edges.ts'
import { findOutlines, type Outline } from './outlines.ts'
import { standsOut } from './standsOut.ts'
import { type StraightEdge, straightEdges } from './straightEdges.ts'

/** Outlines are looked for in a picture of this long side: print is too small in it to distract. */
const SIDE = 560
const SOFTENING = 1
const MOST_JUDGED = 3000

/** The picture's own borders: a scan may end where its document does. */
function borders(width: number, height: number): StraightEdge[] {
  const reach = width + height
  const seen = Float32Array.from({ length: 2 * reach }, (_, at) => at * 0.55)
  const line = (x: number, y: number, dx: number, dy: number) => ({ x, y, dx, dy, seen, first: -reach })
  return [line(0, 0, 1, 0), line(0, height - 1, 1, 0), line(0, 0, 0, 1), line(width - 1, 0, 0, 1)]
}

/** The likeliest outlines, judged also by how they stand out from what is around them. */
const judged = (image: GrayImage, outlines: readonly Outline[]): Outline[] =>
  outlines
    .slice(0, MOST_JUDGED)
    .map(outline => ({
      ...outline,
      score: outline.score * (0.25 + 0.75 * standsOut(image, outline.corners)),
    }))
    .sort((a, b) => b.score - a.score)

/** What could be the outlines of cards and passport pages in a picture, in its pixels: the surest first, and overlapping. */
export async function outlinesIn(picture: GrayImage): Promise<Outline[]> {
  const factor = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const small = await soften(await scale(picture, factor), SOFTENING)
  const { width, height } = small
  const edges = [...straightEdges(findEdges(small), width, height), ...borders(width, height)]
  const found = judged(small, findOutlines(edges, width, height))
  small.gray.fill(0)
  const inFull = ({ x, y }: Point): Point => ({ x: (x + 0.5) / factor, y: (y + 0.5) / factor })
  return found.map(outline => {
    const [a, b, c, d] = outline.corners
    return { ...outline, corners: [inFull(a), inFull(b), inFull(c), inFull(d)] }
  })
}
