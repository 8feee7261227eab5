import type { Area } from './frame.ts'

/** What the frame on the screen is drawn for: an ID-1 card, or the data page of a passport. */
export const documentShapes = ['card', 'passport'] as const
export type DocumentShape = (typeof documentShapes)[number]

/** Width to height: ISO/IEC 7810 ID-1 is 85.60 × 53.98 mm, ID-3 125 × 88 mm. */
const ratios: Record<DocumentShape, number> = { card: 85.6 / 53.98, passport: 125 / 88 }

/** What is shown and judged of a picture, width to height: cameras differ, the place on the screen does not. */
export const VIEW_RATIO = 1.42
/** How much of the view's width the guide takes. */
const GUIDE_SHARE = 0.86

/** The middle of a camera's picture in the shape of the view. */
export function viewIn(width: number, height: number): Area {
  const wide = width / height > VIEW_RATIO
  const view = wide ? { width: height * VIEW_RATIO, height } : { width, height: width / VIEW_RATIO }
  const [w, h] = [Math.floor(view.width), Math.floor(view.height)]
  return { x: Math.floor((width - w) / 2), y: Math.floor((height - h) / 2), width: w, height: h }
}

/** Where the document is to be held, in a view of this size. */
export function guideIn(shape: DocumentShape, view: { width: number; height: number }): Area {
  const width = Math.min(view.width, view.height * ratios[shape]) * GUIDE_SHARE
  const height = width / ratios[shape]
  return {
    x: Math.round((view.width - width) / 2),
    y: Math.round((view.height - height) / 2),
    width: Math.round(width),
    height: Math.round(height),
  }
}
