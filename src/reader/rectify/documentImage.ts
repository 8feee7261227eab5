import type { GrayImage } from '../image/gray.ts'
import { type Corners, fromRectangle, project } from './homography.ts'
import { samplePlane } from './samplePlane.ts'

/** Sizes of cards and passport pages in millimetres: ISO/IEC 7810 ID-1 to ID-3, as ICAO Doc 9303 TD1 to TD3 uses them. */
export const documentSizes = {
  'ID-1': { width: 85.6, height: 53.98 },
  'ID-2': { width: 105, height: 74 },
  'ID-3': { width: 125, height: 88 },
} as const
export type DocumentSize = keyof typeof documentSizes

/** One document as it lies in a picture. */
export interface DocumentRegion {
  /** Top left, top right, bottom right, bottom left of the document as it is read, in pixels of the picture. */
  corners: Corners
  size: DocumentSize
  /**
   * Whether the way up is known, from what was seen on it. Else the long sides are level, and it may as well stand on
   * its head.
   */
  upright: boolean
  /** 0…1: how much of its outline was seen. 0 is a guess: the whole picture. */
  confidence: number
}

/** A document cut out of its picture, level, without perspective, 12 pixels a millimetre (305 dpi). */
export interface DocumentImage extends GrayImage {
  size: DocumentSize
  pxPerMm: number
  /** As in DocumentRegion: where false, read it turned over (`turnOver`) as well. */
  upright: boolean
  confidence: number
}

/** Print of 1.5 mm is 18 pixels high: what text recognisers are at their best with. */
export const PX_PER_MM = 12

/** The same document with some of what is around it, as a share of its sides. */
export function widened(region: DocumentRegion, share: number): DocumentRegion {
  const { width, height } = documentSizes[region.size]
  const plane = fromRectangle(width, height, region.corners)
  const [right, down] = [width * share, height * share]
  const corners: Corners = [
    project(plane, -right, -down),
    project(plane, width + right, -down),
    project(plane, width + right, height + down),
    project(plane, -right, height + down),
  ]
  return { ...region, corners }
}

/** Cuts a document out of the picture that it lies in: 1027 × 648 pixels for a card, 1500 × 1056 for a passport page. */
export function rectify(picture: GrayImage, region: DocumentRegion): DocumentImage {
  const { width, height } = documentSizes[region.size]
  const [columns, rows] = [Math.round(width * PX_PER_MM), Math.round(height * PX_PER_MM)]
  const gray = samplePlane(picture, fromRectangle(columns, rows, region.corners), columns, rows)
  const { size, upright, confidence } = region
  return { width: columns, height: rows, gray, size, pxPerMm: PX_PER_MM, upright, confidence }
}

/** The same document standing on its head. */
export const turnOver = (document: DocumentImage): DocumentImage => ({
  ...document,
  gray: document.gray.toReversed(),
})
